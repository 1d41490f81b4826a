namespace Interviewing.Load.Figures;

/// <summary>How long calls took, in milliseconds, exactly (nearest rank over all of them, no buckets).</summary>
public readonly record struct Percentiles(int Count, double P50, double P95, double P99, double Max)
{
    /// <summary>Of some values; zeros where there are none.</summary>
    public static Percentiles Of(IReadOnlyCollection<float> values)
    {
        if (values.Count == 0)
            return default;
        var sorted = values.Order().ToArray();
        return new(sorted.Length, At(0.50), At(0.95), At(0.99), sorted[^1]);

        double At(double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }
}
