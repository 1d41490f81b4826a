using System.Globalization;
using FakeLiveKit;

// dotnet FakeLiveKit.dll [--port N] [--key K] [--secret S] [--webhooks URL]: answers until it is stopped.
var options = new FakeLiveKitOptions();
await using var server = await FakeLiveKitServer.StartAsync(options with
{
    Port = int.Parse(Value("--port") ?? "7880", CultureInfo.InvariantCulture),
    ApiKey = Value("--key") ?? options.ApiKey,
    ApiSecret = Value("--secret") ?? options.ApiSecret,
    WebhookUrl = Value("--webhooks") is { } url ? new Uri(url) : null,
});
Console.WriteLine($"LIVEKIT_URL={server.Url}");
var stopped = new TaskCompletionSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopped.TrySetResult();
};
AppDomain.CurrentDomain.ProcessExit += (_, _) => stopped.TrySetResult();
await stopped.Task;

string? Value(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
