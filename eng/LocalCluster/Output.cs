namespace Interviewing.LocalCluster;

/// <summary>The one console of all processes: each line begins with the name of the process that wrote it.</summary>
internal static class Output
{
    private const string Own = "cluster";

    /// <summary>Writes a line of this program.</summary>
    public static void Write(string line) => Write(Own, line);

    /// <summary>Writes a line of a process.</summary>
    public static void Write(string process, string line) => Console.WriteLine($"{process,-8}| {line}");
}
