using System.Collections.Immutable;
using Interviewing.Interviews;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>A question with open places for the position, a skill or a duty.</summary>
internal sealed record QuestionTemplate(QuestionType Type, string Competency, string Text, string Expected)
{
    /// <summary>The question, its open places filled.</summary>
    public QuestionDraft Fill(JobProfile job, string subject = "", string competency = "") => new(
        Type,
        Competency == "*" ? competency : Competency,
        Filled(Text, job, subject),
        Filled(Expected, job, subject));

    private static string Filled(string template, JobProfile job, string subject) => template
        .Replace("{title}", job.Position, StringComparison.Ordinal)
        .Replace("{skill}", subject, StringComparison.Ordinal)
        .Replace("{duty}", subject, StringComparison.Ordinal);
}

/// <summary>A question before it has its place in the plan.</summary>
internal sealed record QuestionDraft(QuestionType Type, string Competency, string Text, string Expected);

/// <summary>The question templates (questions.txt).</summary>
internal static class QuestionBank
{
    private static readonly ILookup<string, QuestionTemplate> ByKind = DataFile.Lines("questions")
        .Select(line => DataFile.Fields(line, '|'))
        .ToLookup(
            fields => fields[0],
            fields => new QuestionTemplate(Enum.Parse<QuestionType>(fields[1], ignoreCase: true), fields[2], fields[3], fields[4]));

    /// <summary>About the candidate's background.</summary>
    public static ImmutableArray<QuestionTemplate> Experience { get; } = [.. ByKind["experience"]];

    /// <summary>About a skill.</summary>
    public static ImmutableArray<QuestionTemplate> Skill { get; } = [.. ByKind["skill"]];

    /// <summary>About a skill that the resume has too.</summary>
    public static QuestionTemplate Resume { get; } = ByKind["resume"].Single();

    /// <summary>About a duty: what the candidate did.</summary>
    public static ImmutableArray<QuestionTemplate> DutyDone { get; } =
        [.. ByKind["duty"].Where(template => template.Type == QuestionType.Behavioral)];

    /// <summary>About a duty: what the candidate would do.</summary>
    public static QuestionTemplate DutySituation { get; } =
        ByKind["duty"].Single(template => template.Type == QuestionType.Situational);

    /// <summary>About reasons and aims.</summary>
    public static ImmutableArray<QuestionTemplate> Motivation { get; } = [.. ByKind["motivation"]];

    /// <summary>For every trade.</summary>
    public static ImmutableArray<QuestionTemplate> General { get; } = [.. ByKind["general"]];
}
