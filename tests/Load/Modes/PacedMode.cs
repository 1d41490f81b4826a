using System.Diagnostics;
using Interviewing.Load.Figures;
using Interviewing.Load.Interviews;
using Interviewing.Load.Paced;
using Interviewing.Load.Servers;

namespace Interviewing.Load.Modes;

/// <summary>
/// Many interviews run at once, each with an answer at a fixed interval: what the product adds to the provider's own time, and
/// what it costs.
/// </summary>
public static class PacedMode
{
    private const double Mega = 1024 * 1024;
    private const int Seed = 20_261_201;

    /// <summary>Measures and prints; false where there were errors.</summary>
    public static async Task<bool> Run(LoadOptions options)
    {
        await using var fleet = new Fleet();
        var target = options.BaseUrl is { } url
            ? Target.Given(url, options.ProcessId)
            : await fleet.StartProduct(options);
        using var lines = new LinePool(target.Address);
        using var over = new CancellationTokenSource();
        var random = new Random(Seed);
        var candidates = Enumerable.Range(0, options.Paced)
            .Select(number => new PacedCandidate(lines, options.Every, random.NextDouble() * options.Every, number))
            .ToList();

        var conducted = Task.WhenAll(candidates.Select(candidate => candidate.Conduct(over.Token)));
        var warmup = PacedCandidate.Record;
        // Every interview is begun in the first interval, and gives its first answer in the second.
        await Task.Delay(options.Every * 2);
        var record = PacedCandidate.Record = new();
        var cpu = target.Figures?.Cpu;
        var began = Stopwatch.GetTimestamp();
        await Task.Delay(options.For);
        var took = Stopwatch.GetElapsedTime(began);
        var figures = target.Figures;
        await over.CancelAsync();
        await conducted;

        Print(options, record, took, figures?.Cpu - cpu, figures?.ResidentBytes);
        return ErrorReport.Print(warmup, record);
    }

    private static void Print(LoadOptions options, CallRecord record, TimeSpan took, TimeSpan? cpu, long? resident)
    {
        var responses = record.Of(CallKind.Response);
        var provider = options.ProviderDelay.TotalMilliseconds;
        Console.WriteLine($"{options.Paced} interviews at once, an answer every {options.Every.TotalSeconds:0} s, "
            + $"provider {provider:0} ms, {took.TotalSeconds:0} s measured");
        Console.WriteLine($"answers/s: {responses.Count / took.TotalSeconds:0}, interviews ended/s: {record.Interviews / took.TotalSeconds:0.0}");
        Console.WriteLine($"response beyond the provider's own time, ms: p50 {responses.P50 - provider:0.0}, "
            + $"p95 {responses.P95 - provider:0.0}, p99 {responses.P99 - provider:0.0}, max {responses.Max - provider:0.0}");
        Console.WriteLine($"server CPU: {cpu / took:0.00} cores, {cpu?.TotalMilliseconds / responses.Count:0.00} ms per answer; "
            + $"RSS {resident / Mega:0} MB");
    }
}
