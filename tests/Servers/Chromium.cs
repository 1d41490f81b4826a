namespace Interviewing.Servers;

/// <summary>The browser that tests of the pages are run in.</summary>
public static class Chromium
{
    private const string Debian = "/usr/bin/chromium";

    /// <summary>Where it is; the environment's CHROMIUM goes before Debian's.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path ? path : Debian;

    /// <summary>What is missing for a browser to be driven, for a test to be skipped with; null when nothing is.</summary>
    public static string? Missing { get; } = NodeScript.Missing ?? (File.Exists(Path) ? null : "Chromium is not installed.");

    /// <summary>What is missing for the pages to be tested, for a test to be skipped with; null when nothing is.</summary>
    public static string? MissingForPages { get; } =
        Missing ?? (File.Exists(PagesOfTheBuild()) ? null : "The pages are not built (eng/build-pages).");

    private static string PagesOfTheBuild() => System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(BuiltProgram.PathOf("WebFront", "Interviewing.WebFront"))!, "pages", "index.html");
}
