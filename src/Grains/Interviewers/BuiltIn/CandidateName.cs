namespace Interviewing.Interviewers.BuiltIn;

/// <summary>The name to address a candidate by.</summary>
internal static class CandidateName
{
    private const int Longest = 60;

    /// <summary>The name on one line, or null where there is none that one could say.</summary>
    public static string? Of(InterviewBrief brief)
    {
        if (string.IsNullOrWhiteSpace(brief.CandidateName) || brief.CandidateName.Length > Longest)
            return null;
        var name = string.Join(' ', brief.CandidateName.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return name.Any(char.IsLetter) && !name.Any(char.IsControl) ? name : null;
    }
}
