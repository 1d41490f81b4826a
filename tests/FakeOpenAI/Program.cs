using System.Globalization;
using FakeOpenAI;
using FakeOpenAI.Lean;

// dotnet FakeOpenAI.dll [--lean] [--port N] [--delay-ms D] [--follow-up-below BYTES]: answers until it is stopped.
// Beside a load on the same two cores it must cost little: an answer is made on the thread that read the request. The
// runtime reads this when the first socket is made.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "1");
var options = new FakeOpenAIOptions
{
    Port = Number("--port", 4010),
    Delay = TimeSpan.FromMilliseconds(Number("--delay-ms", 0)),
    FollowUpBelow = Number("--follow-up-below", 80),
    Record = false,
    Inline = true,
};
var (baseUrl, server) = args.Contains("--lean") ? Lean() : await Full();
await using var running = server;
Console.WriteLine($"OPENAI_BASE_URL={baseUrl}");
var stopped = new TaskCompletionSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopped.TrySetResult();
};
AppDomain.CurrentDomain.ProcessExit += (_, _) => stopped.TrySetResult();
await stopped.Task;

(Uri, IAsyncDisposable) Lean()
{
    var lean = LeanServer.Start(options);
    return (lean.BaseUrl, lean);
}

async Task<(Uri, IAsyncDisposable)> Full()
{
    var full = await FakeOpenAIServer.StartAsync(options);
    return (full.BaseUrl, full);
}

int Number(string name, int otherwise)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length
        ? int.Parse(args[at + 1], CultureInfo.InvariantCulture)
        : otherwise;
}
