namespace Interviewing.Load.Figures;

/// <summary>The middle of some values: one bad minute of the machine does not move it.</summary>
public static class Median
{
    /// <summary>Of at least one value.</summary>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
