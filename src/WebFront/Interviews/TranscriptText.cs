using System.Collections.Immutable;
using System.Text;
using Interviewing.Interviews;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Interviews;

/// <summary>Transcripts for people to read.</summary>
internal static class TranscriptText
{
    private const string MarkdownCharacters = @"\`*_{}[]()<>#+-.!|~&";

    /// <summary>A paragraph for each utterance, with its time and speaker before it.</summary>
    public static string Plain(ImmutableArray<Utterance> transcript)
    {
        StringBuilder text = new();
        foreach (var utterance in transcript)
        {
            text.Append('[').Append(UtcMilliseconds.Format(utterance.Timestamp)).Append("] ")
                .Append(Name(utterance.Speaker)).Append(": ").Append(utterance.Text).Append("\n\n");
        }

        return text.ToString();
    }

    /// <summary>A heading for each utterance, and its words as a quotation: they are shown as they were said.</summary>
    public static string Markdown(string sessionId, ImmutableArray<Utterance> transcript)
    {
        StringBuilder text = new($"# Interview {sessionId}\n");
        foreach (var utterance in transcript)
        {
            text.Append("\n**").Append(Name(utterance.Speaker)).Append("**, ")
                .Append(UtcMilliseconds.Format(utterance.Timestamp)).Append("\n\n");
            foreach (var line in utterance.Text.AsSpan().EnumerateLines())
            {
                text.Append("> ");
                foreach (var character in line)
                {
                    if (MarkdownCharacters.Contains(character, StringComparison.Ordinal))
                        text.Append('\\');
                    text.Append(character);
                }

                text.Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Name(Speaker speaker) => speaker == Speaker.Ai ? "Interviewer" : "Candidate";
}
