using System.Globalization;
using FakeOpenAI;

// dotnet FakeOpenAI.dll [--port N] [--delay-ms D] [--follow-up-below BYTES]: answers until it is stopped.
// Beside a load on the same two cores it must cost little: an answer is made on the thread that read the request. The
// runtime reads this when the first socket is made.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
var port = Number("--port", 4010);
await using var server = await FakeOpenAIServer.StartAsync(new FakeOpenAIOptions
{
    Port = port,
    Delay = TimeSpan.FromMilliseconds(Number("--delay-ms", 0)),
    FollowUpBelow = Number("--follow-up-below", 80),
    Record = false,
    Inline = true,
});
Console.WriteLine($"OPENAI_BASE_URL={server.BaseUrl}");
var stopped = new TaskCompletionSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopped.TrySetResult();
};
AppDomain.CurrentDomain.ProcessExit += (_, _) => stopped.TrySetResult();
await stopped.Task;

int Number(string name, int otherwise)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length
        ? int.Parse(args[at + 1], CultureInfo.InvariantCulture)
        : otherwise;
}
