namespace Interviewing.TestData;

/// <summary>The trades of tests/Data.</summary>
public static class Trades
{
    /// <summary>Their names, which are the names of the folders.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "backend-engineer", "financial-controller", "icu-nurse", "maths-teacher", "sales-lead", "warehouse-supervisor",
    ];

    /// <summary>The sets of answers that each has.</summary>
    public static IReadOnlyList<string> Sets { get; } = ["strong", "weak", "off-topic"];

    /// <summary>The job description of a trade.</summary>
    public static string JobDescription(string trade) => Read($"{trade}/job.md");

    internal static string Read(string name)
    {
        // The folder's separator within a resource name is the one of the machine that built it.
        var assembly = typeof(Trades).Assembly;
        using var stream = assembly.GetManifestResourceStream(name)
            ?? assembly.GetManifestResourceStream(name.Replace('/', '\\'))
            ?? throw new ArgumentException($"There is no {name} in tests/Data.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
