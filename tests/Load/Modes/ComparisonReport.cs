using System.Globalization;
using Interviewing.Load.Figures;
using Interviewing.Load.Interviews;

namespace Interviewing.Load.Modes;

/// <summary>Prints the figures of the product and of the limit side by side.</summary>
public static class ComparisonReport
{
    private const double Mega = 1024 * 1024;

    /// <summary>Prints them.</summary>
    public static void Print(LoadOptions options, Measurement product, Measurement? limit)
    {
        Line($"{options.Concurrency} at once, {options.Rounds} rounds, {product.Calls.Interviews} interviews measured "
            + $"after {options.Warmup}; provider: {Provider(options)}");
        Line($"{"",-26}{"product",10}{"limit",10}{"ratio",10}");
        Row("interviews/s", "0", product.PerSecond, limit?.PerSecond);
        Row("server CPU ms/interview", "0.000", product.ServerMilliseconds, limit?.ServerMilliseconds);
        Row("client CPU ms/interview", "0.000", product.ClientMilliseconds, limit?.ClientMilliseconds);
        Row("server RSS MB", "0", Megabytes(product), limit is null ? null : Megabytes(limit));
        Line($"rounds, interviews/s (CPU ms): product {Rounds(product)}");
        if (limit is not null)
            Line($"                               limit   {Rounds(limit)}");

        Line($"{"milliseconds",-14}{"calls",9}{"p50",8}{"p95",8}{"p99",8}{"max",8}   limit:{"p50",8}{"p99",8}{"max",8}");
        foreach (var kind in Enum.GetValues<CallKind>())
            CallLine(kind, product.Calls.Of(kind), limit?.Calls.Of(kind));
        if (options.ProviderDelay > TimeSpan.Zero)
        {
            var own = product.Calls.Of(CallKind.Response).P50 - options.ProviderDelay.TotalMilliseconds;
            Line($"p50 of a response beyond the provider's own delay: {own:0.00} ms");
        }
    }

    private static string Provider(LoadOptions options) => options switch
    {
        { BaseUrl: not null } => "the given server's",
        { BuiltIn: true } => "built-in interviewer",
        _ => $"faked, {options.ProviderDelay.TotalMilliseconds} ms",
    };

    private static void Row(string name, string format, double? product, double? limit)
    {
        var ratio = product / limit;
        Line($"{name,-26}{Text(product, format),10}{Text(limit, format),10}"
            + $"{(ratio < 1 ? "1/" + Text(1 / ratio, "0.0") : Text(ratio, "0.0")),10}");
    }

    private static void CallLine(CallKind kind, Percentiles product, Percentiles? limit)
    {
        var line = $"{kind.ToString().ToLowerInvariant(),-14}{product.Count,9}{product.P50,8:0.00}{product.P95,8:0.00}"
            + $"{product.P99,8:0.00}{product.Max,8:0.00}";
        if (limit is { } other)
            line += $"         {other.P50,8:0.00}{other.P99,8:0.00}{other.Max,8:0.00}";
        Line(line);
    }

    private static double? Megabytes(Measurement measurement) => measurement.Target.Figures?.ResidentBytes / Mega;

    private static string Rounds(Measurement measurement) => string.Join(
        "  ",
        measurement.Rounds.Select(round => $"{round.PerSecond:0} ({Text(round.ServerMilliseconds, "0.00")})"));

    private static string Text(double? value, string format) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";

    private static void Line(string text) => Console.WriteLine(text);
}
