using System.Diagnostics;
using System.Globalization;
using Interviewing.Bench;
using Interviewing.Interviewers;
using Interviewing.Interviewers.OpenAI;
using Microsoft.Extensions.Options;

// dotnet OpenAI.Bench.dll BASE_URL [calls per round, 20000] [at once, 32] [rounds, 4]
// CPU and memory of this process for each call of a language model, against tests/FakeOpenAI in another process.
var baseUrl = new Uri(args.Length > 0 ? args[0] : "http://127.0.0.1:4010/v1");
var (calls, atOnce, rounds) = (Number(1, 20_000), Number(2, 32), Number(3, 4));

var options = new OpenAIOptions { ApiKey = "bench", BaseUrl = baseUrl };
using var interviewer = new OpenAIInterviewer(Options.Create(options), TimeProvider.System);
using var bare = new BareCalls(baseUrl);
var ways = new (string Name, Func<int, Task> Call)[]
{
    ("OpenAIInterviewer.ReplyAsync", call => interviewer.ReplyAsync(Sample.Turn(call), CancellationToken.None)),
    ("package, bytes", bare.BytesAsync),
    ("package, typed", bare.TypedAsync),
    ("HttpClient alone", bare.HttpAsync),
};

foreach (var (_, call) in ways)
    await RunAsync(call, calls);
using var process = Process.GetCurrentProcess();
for (var round = 0; round < rounds; round++)
{
    foreach (var (name, call) in ways)
    {
        process.Refresh();
        var (cpu, memory, start) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        await RunAsync(call, calls);
        var elapsed = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-30} {(process.TotalProcessorTime - cpu).TotalMicroseconds / calls,7:F1} us CPU a call"
            + $" {(GC.GetTotalAllocatedBytes() - memory) / calls,8} bytes {calls / elapsed.TotalSeconds,8:F0} calls/s"));
    }
}

async Task RunAsync(Func<int, Task> call, int count)
{
    var next = 0;
    await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
    {
        for (int number; (number = Interlocked.Increment(ref next)) <= count;)
            await call(number);
    })));
}

int Number(int at, int otherwise) =>
    args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
