using System.Globalization;
using Interviewing.CrashHost;
using Interviewing.Hosting;
using Interviewing.WebFront.Hosting;

// The web front's own Program, but for what is put around storage, interviewer and clock.
var settings = HostSettings.Read(new WebSettings(), WebSettings.Variables, Environment.GetEnvironmentVariable);
var halt = new HaltPoint(Environment.GetEnvironmentVariable("HALT_AT"));
var ahead = TimeSpan.FromSeconds(
    double.Parse(Environment.GetEnvironmentVariable("CLOCK_AHEAD_SECONDS") ?? "0", CultureInfo.InvariantCulture));
await using var app = WebFrontApp.Build(settings, Environments.Production, builder =>
{
    builder.UseGrains(settings);
    builder.Services.AddHaltPoints(halt);
    builder.Services.AddSingleton<TimeProvider>(new ShiftedTime(ahead));
});
await app.RunAsync();
