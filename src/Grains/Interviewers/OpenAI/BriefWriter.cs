using System.Text.Json;
using Interviewing.Interviews;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>
/// Writes the data of requests. What stays the same through an interview comes first, what the candidate said last:
/// providers cache by prefix. The candidate's name and resume are in no request that scores: they have no part in it.
/// </summary>
internal static class BriefWriter
{
    /// <summary>The language, and as much of the job description as a kind of call needs.</summary>
    public static void WriteBrief(Utf8JsonWriter writer, InterviewBrief brief, int jobDescriptionLength)
    {
        writer.WriteString("language"u8, brief.Language);
        writer.WriteString("job_description"u8, TextRules.Head(brief.JobDescription, jobDescriptionLength));
    }

    /// <summary>A planned question.</summary>
    public static void WriteQuestion(Utf8JsonWriter writer, Question question)
    {
        writer.WriteStartObject("question"u8);
        writer.WriteString("text"u8, question.Text);
        writer.WriteString("competency"u8, question.Competency);
        if (question.Expected is { } expected)
            writer.WriteString("expected"u8, expected);
        writer.WriteEndObject();
    }

    /// <summary>What was asked and said.</summary>
    public static void WriteExchanges(Utf8JsonWriter writer, ReadOnlySpan<Exchange> exchanges, int answerLength)
    {
        writer.WriteStartArray("earlier"u8);
        foreach (var exchange in exchanges)
        {
            writer.WriteStartObject();
            writer.WriteString("prompt"u8, exchange.Prompt);
            writer.WriteString("answer"u8, TextRules.Head(exchange.Text, answerLength));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>A list of texts.</summary>
    public static void WriteTexts(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
