using Interviewing.Hosting;
using Interviewing.Speech;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Microsoft.AspNetCore.Connections;

if (KeysCommand.Is(args))
    return KeysCommand.Run(args, Console.Out, Console.Error);

try
{
    var settings = ProcessEnvironment.Read(new WebSettings(), WebSettings.Variables);
    await using var app = WebFrontApp.Build(settings, ProcessEnvironment.Name, builder => builder.UseGrains(settings));
    await StartAsync(app, settings);
    foreach (var line in StartLines.Of(app.Urls, settings, app.Services.GetRequiredService<SpeechDesk>()))
        Console.WriteLine(line);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception failure) when (StartFailure.CanBeMended(failure))
{
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
