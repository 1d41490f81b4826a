using System.Diagnostics;
using System.Globalization;
using Interviewing.StandIns.Bench;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

// Measures what the stand-in promises: the cost of a call and of a reference, the memory of an activation, and
// what mass collection does to others. CPU is the whole process's, so a hop to another thread counts too.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Calls = 500_000;
const int Idle = 100_000;

var started = Stopwatch.StartNew();
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.UseOrleans(silo =>
{
    silo.UseLocalhostClustering();
    silo.AddMemoryGrainStorageAsDefault();
    silo.Configure<GrainCollectionOptions>(options =>
    {
        options.CollectionQuantum = TimeSpan.FromSeconds(1);
        options.ClassSpecificCollectionAge[typeof(IdleBenchGrain).FullName!] = TimeSpan.FromSeconds(15);
    });
});
using var host = builder.Build();
await host.StartAsync();
var factory = host.Services.GetRequiredService<IGrainFactory>();
var grain = factory.GetGrain<IBenchGrain>("one");
var question = new Question("q", 1);
await grain.Ask(question);
Console.WriteLine($"start to first answer        {started.ElapsedMilliseconds,8} ms");

for (var round = 0; round < 3; round++)
{
    await MeasureAsync("call from outside, one by one", Calls, async () =>
    {
        for (var i = 0; i < Calls; i++) await grain.Ask(question);
    });
    await MeasureAsync("call from outside, 8 callers", Calls, () => Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
    {
        var own = factory.GetGrain<IBenchGrain>($"caller-{n}");
        for (var i = 0; i < Calls / 8; i++) await own.Ask(question);
    }))));
    await MeasureAsync("call from grain to grain", Calls, () => grain.AskOther("two", Calls));
    await MeasureAsync("GetGrain", Calls, () =>
    {
        for (var i = 0; i < Calls; i++) _ = factory.GetGrain<IBenchGrain>("interview-0123456789");
        return Task.CompletedTask;
    });
}

var before = GC.GetTotalMemory(true);
var activated = Stopwatch.StartNew();
var touches = new List<Task>();
for (var i = 0; i < Idle; i++)
{
    touches.Add(factory.GetGrain<IIdleBenchGrain>($"interview-{i}").Touch());
    if (touches.Count < 1000) continue;
    await Task.WhenAll(touches);
    touches.Clear();
}

Console.WriteLine($"{Idle} activations          {activated.ElapsedMilliseconds,8} ms");
Console.WriteLine($"their memory                 {(GC.GetTotalMemory(true) - before) / 1e6,8:F0} MB");

// The same loop before and during the collection: on a busy machine only the difference says something.
await SlowestAsync("before", () => Volatile.Read(ref IdleBenchGrain.Ended) == 0);
await SlowestAsync("while", () => Volatile.Read(ref IdleBenchGrain.Ended) < Idle);
await host.StopAsync();

async Task SlowestAsync(string when, Func<bool> goesOn)
{
    var slowest = TimeSpan.Zero;
    long calls = 0;
    while (goesOn())
    {
        var one = Stopwatch.GetTimestamp();
        await grain.Ask(question);
        var took = Stopwatch.GetElapsedTime(one);
        if (took > slowest) slowest = took;
        if (++calls % 100 == 0) await Task.Delay(1);
    }

    Console.WriteLine($"slowest of {calls} calls {when} {Idle} are collected {slowest.TotalMilliseconds,8:F1} ms");
}

static async Task MeasureAsync(string what, int times, Func<Task> run)
{
    var allocated = GC.GetTotalAllocatedBytes(true);
    var cpu = Environment.CpuUsage.TotalTime;
    var wall = Stopwatch.StartNew();
    await run();
    wall.Stop();
    cpu = Environment.CpuUsage.TotalTime - cpu;
    allocated = GC.GetTotalAllocatedBytes(true) - allocated;
    Console.WriteLine(
        $"{what,-30} {cpu.TotalMicroseconds / times,7:F3} us CPU {wall.Elapsed.TotalMicroseconds / times,7:F3} us {allocated / times,5} B");
}
