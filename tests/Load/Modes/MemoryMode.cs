using System.Diagnostics;
using Interviewing.Load.Figures;
using Interviewing.Load.Interviews;
using Interviewing.Load.Servers;

namespace Interviewing.Load.Modes;

/// <summary>
/// Weighs interviews by the resident memory of the server before and after them. Nothing is triggered in the server:
/// it is waited, for a bounded time, until its memory no longer changes.
/// </summary>
public static class MemoryMode
{
    private const double Kilo = 1024;
    private const double Mega = 1024 * 1024;

    /// <summary>What interviews that are under way take.</summary>
    public static async Task<bool> WeighRunning(LoadOptions options)
    {
        var (before, after, well) = await Weigh(options, options.Idle, Extent.CreatedAndStarted);
        Console.WriteLine($"{options.Idle} running interviews: {(after - before) / Mega:0.0} MB, "
            + $"{(after - before) / Kilo / options.Idle:0.00} KB each");
        return well;
    }

    /// <summary>What interviews that are over leave behind.</summary>
    public static async Task<bool> WeighFinished(LoadOptions options)
    {
        var (before, after, well) = await Weigh(options, options.Finished, Extent.Whole);
        Console.WriteLine($"{options.Finished} finished interviews leave {(after - before) / Mega:0.0} MB behind");
        return well;
    }

    private static async Task<(double Before, double After, bool Well)> Weigh(
        LoadOptions options, int interviews, Extent extent)
    {
        await using var fleet = new Fleet();
        var target = options.BaseUrl is { } url
            ? Target.Given(url, options.ProcessId)
            : await fleet.StartProduct(options);
        if (target.ProcessId is not { } process)
            throw new ArgumentException("Memory needs the server's process: --pid.");

        var record = new CallRecord();
        if (options.Warmup > 0)
            await Round.Conduct(target, options.Warmup, options.Concurrency, Extent.Whole, record);
        var before = await SettledMemory.Of(process);
        Console.WriteLine($"after {options.Warmup} interviews of warm-up: {before / Mega:0.0} MB resident");

        var began = Stopwatch.GetTimestamp();
        await Round.Conduct(target, interviews, options.Concurrency, extent, record);
        Console.WriteLine($"{interviews} interviews in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        var after = await SettledMemory.Of(process);
        Console.WriteLine($"after them: {after / Mega:0.0} MB resident");
        return (before, after, ErrorReport.Print(record));
    }
}
