using System.Text;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>Compares questions by their words alone.</summary>
internal static class Wording
{
    /// <summary>The words in lower case, one space between them, nothing else.</summary>
    public static string Of(string text)
    {
        var words = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                gap = words.Length > 0;
                continue;
            }

            if (gap)
                words.Append(' ');
            gap = false;
            words.Append(char.ToLowerInvariant(c));
        }

        return words.ToString();
    }

    /// <summary>True when the text is the question, or has it in it word for word.</summary>
    public static bool Repeats(string text, string question)
    {
        var asked = Of(question);
        return asked.Length > 0 && $" {Of(text)} ".Contains($" {asked} ", StringComparison.Ordinal);
    }
}
