using Interviewing.Load.Figures;

namespace Interviewing.Load.Modes;

/// <summary>Prints what went wrong.</summary>
public static class ErrorReport
{
    /// <summary>Prints each kind of error and how often it came; true where there was none.</summary>
    public static bool Print(params IEnumerable<CallRecord> records)
    {
        var errors = records.SelectMany(record => record.Errors).ToLookup(error => error.Key, error => error.Value);
        Console.WriteLine(errors.Count == 0 ? "errors: none" : "errors:");
        foreach (var kind in errors)
            Console.WriteLine($"  {kind.Sum(error => error.Count)} times {kind.Key}  {kind.First().FirstWords}");
        return errors.Count == 0;
    }
}
