using Interviewing.Hosting;
using Interviewing.WebFront.Hosting;
using Microsoft.AspNetCore.Connections;

var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
    ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
    ?? Environments.Production;
try
{
    var file = environment == Environments.Development ? DotEnv.Load(".env") : new Dictionary<string, string>();
    var settings = HostSettings.Read(
        new WebSettings(), WebSettings.Variables,
        name => Environment.GetEnvironmentVariable(name) ?? file.GetValueOrDefault(name));
    await using var app = WebFrontApp.Build(settings, environment, builder => builder.UseGrains(settings));
    await StartAsync(app, settings);
    foreach (var line in StartLines.Of(app.Urls, settings))
        Console.WriteLine(line);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception failure) when (
    failure is SettingsException or IOException or UnauthorizedAccessException or NotSupportedException
        or OrleansException)
{
    // Something that whoever starts the process can mend: what it is helps, where it was thrown does not.
    Console.Error.WriteLine(failure.Message);
    return 1;
}

static async Task StartAsync(WebApplication app, WebSettings settings)
{
    try
    {
        await app.StartAsync();
    }
    catch (IOException failure) when (failure.InnerException is AddressInUseException)
    {
        throw new SettingsException($"PORT is {settings.Port}: another process listens there already.");
    }
}
