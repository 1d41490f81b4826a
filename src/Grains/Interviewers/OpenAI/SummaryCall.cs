using System.Collections.Immutable;
using System.Text.Json;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>Asks for the words of a summary.</summary>
internal sealed class SummaryCall(SummaryRequest request)
    : ProviderCall<SummaryReply>(CallKind.Summary, request.Brief.SessionId + "-summary")
{
    private const int JobDescriptionLength = 1500;
    private const int AnswerLength = 1500;
    private const int MaxSummary = 3000;
    private const int MaxPoints = 5;
    private const int MaxPoint = 300;

    public override void WriteData(Utf8JsonWriter writer)
    {
        BriefWriter.WriteBrief(writer, request.Brief, JobDescriptionLength);
        writer.WriteStartArray("results"u8);
        foreach (var result in request.Results)
            WriteResult(writer, result);
        writer.WriteEndArray();
        if (request.OverallScore is { } score)
            writer.WriteNumber("overall_score"u8, score);
        else
            writer.WriteNull("overall_score"u8);
        writer.WriteString("recommendation"u8, Name(request.Recommendation));
        writer.WriteString("end_reason"u8, Name(request.EndReason));
    }

    public override SummaryReply Review(ReadOnlySpan<byte> content, ReplyOrigin origin)
    {
        var words = Parse(content, ReplyJsonContext.Default.SummaryContent);
        var summary = TextRules.Clean(words.Summary, MaxSummary);
        if (summary.Length == 0)
            throw Invalid("There is no summary.");
        var language = new LanguageCheck(request.Brief.Language);
        language.Add(summary);
        return language.IsWrong
            ? throw Invalid($"The summary is not in the language '{request.Brief.Language}'.")
            : new SummaryReply
            {
                Summary = summary,
                Strengths = Points(words.Strengths),
                AreasForImprovement = Points(words.AreasForImprovement),
                Origin = origin,
            };
    }

    private static void WriteResult(Utf8JsonWriter writer, QuestionResult result)
    {
        writer.WriteStartObject();
        BriefWriter.WriteQuestion(writer, result.Question);
        BriefWriter.WriteExchanges(writer, result.Exchanges.AsSpan(), AnswerLength);
        if (result.Analysis is { } analysis)
        {
            if (analysis.Score is { } score)
                writer.WriteNumber("score"u8, score);
            else
                writer.WriteNull("score"u8);
            writer.WriteString("reason"u8, analysis.Reason);
            BriefWriter.WriteTexts(writer, "evidence"u8, analysis.Evidence.AsSpan());
            BriefWriter.WriteTexts(writer, "missing"u8, analysis.Missing.AsSpan());
        }

        writer.WriteEndObject();
    }

    private static ImmutableArray<string> Points(string[] points)
    {
        var kept = ImmutableArray.CreateBuilder<string>(Math.Min(points.Length, MaxPoints));
        foreach (var each in points)
        {
            var point = TextRules.Clean(each, MaxPoint);
            if (point.Length > 0 && kept.Count < MaxPoints)
                kept.Add(point);
        }

        return kept.DrainToImmutable();
    }

    private static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
