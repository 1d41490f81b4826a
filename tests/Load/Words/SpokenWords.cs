using System.Reflection;

namespace Interviewing.Load.Words;

/// <summary>What is said in a measured interview: a job description, and one answer for each response.</summary>
public static class SpokenWords
{
    /// <summary>How many responses an interview has.</summary>
    public const int Responses = 6;

    /// <summary>The job description, about 1,700 characters.</summary>
    public static string JobDescription { get; } = Read("job.txt");

    /// <summary>The answers, 400 to 600 characters each.</summary>
    public static IReadOnlyList<string> Answers { get; } = Read("answers.txt").TrimEnd().Split('\n');

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
