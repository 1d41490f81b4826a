using Interviewing.Load.Figures;
using Interviewing.Load.Interviews;
using Interviewing.Load.Servers;
using Interviewing.Servers;

namespace Interviewing.Load.Modes;

/// <summary>
/// Measures the product and, in turns with it, the same calls answered with constants: the speed of a machine drifts
/// from minute to minute, the ratio of the two does not.
/// </summary>
public static class ComparisonMode
{
    // The limit is several times as fast: its rounds have more interviews, so that they take about as long.
    private const int LimitFactor = 5;
    private const double Mega = 1024 * 1024;

    /// <summary>Measures and prints; false where there were errors.</summary>
    public static async Task<bool> Run(LoadOptions options)
    {
        await using var fleet = new Fleet();
        var product = new Measurement(options.BaseUrl is { } url
            ? Target.Given(url, options.ProcessId)
            : await fleet.StartProduct(options));
        var limit = options.WithLimit ? new Measurement(await fleet.StartLimit()) : null;

        var warmup = new CallRecord();
        await Warm(product.Target, options, warmup);
        if (limit is not null)
            await Warm(limit.Target, options, warmup);

        var parts = product.Target.Parts.Select(part => (part.Name, part.Process, Before: ProcessFigures.CpuWithChildren(part.Process))).ToList();
        var interviews = Math.Max(1, options.Interviews / options.Rounds);
        for (var round = 0; round < options.Rounds; round++)
        {
            product.Rounds.Add(await Conduct(product, interviews, options));
            limit?.Rounds.Add(await Conduct(limit, interviews * LimitFactor, options));
        }

        ComparisonReport.Print(options, product, limit);
        foreach (var (name, process, before) in parts)
        {
            var cpu = (ProcessFigures.CpuWithChildren(process) - before).TotalMilliseconds / product.Calls.Interviews;
            Console.WriteLine($"{name,-12}{cpu,8:0.00} ms of CPU per interview, {ProcessFigures.Of(process).ResidentBytes / Mega:0} MB");
        }

        return ErrorReport.Print([warmup, product.Calls, .. limit is null ? [] : new[] { limit.Calls }]);
    }

    private static async Task Warm(Target target, LoadOptions options, CallRecord record)
    {
        if (options.Warmup > 0)
            await Round.Conduct(target, options.Warmup, options.Concurrency, Extent.Whole, record);
    }

    private static Task<RoundFigures> Conduct(Measurement measurement, int interviews, LoadOptions options) =>
        Round.Conduct(measurement.Target, interviews, options.Concurrency, Extent.Whole, measurement.Calls);
}
