using Interviewing.Load.Figures;

namespace Interviewing.Load.Modes;

/// <summary>Prints what went wrong.</summary>
public static class ErrorReport
{
    /// <summary>Prints each kind of error and how often it came; true where there was none.</summary>
    public static bool Print(params IEnumerable<CallRecord> records)
    {
        var errors = records.SelectMany(record => record.Errors)
            .GroupBy(error => error.Key, error => error.Value)
            .Select(kind => $"{kind.Sum()} times {kind.Key}")
            .ToList();
        Console.WriteLine(errors.Count == 0 ? "errors: none" : "errors: " + string.Join("; ", errors));
        return errors.Count == 0;
    }
}
