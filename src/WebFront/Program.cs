using Interviewing.Hosting;
using Interviewing.Speech;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Microsoft.AspNetCore.Connections;

if (KeysCommand.Is(args))
    return KeysCommand.Run(args, Console.Out, Console.Error);

try
{
    if (AuditCommand.Is(args))
        return await AuditCommand.RunAsync(args, Console.Out, Console.Error);
    if (args is [var unknown, ..])
        throw new SettingsException($"There is no command {unknown}: there are 'keys new NAME' and 'audit verify [TENANT]'; without one, the server starts.");
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
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped before it had started.");
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
