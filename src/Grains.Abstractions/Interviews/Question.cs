namespace Interviewing.Interviews;

/// <summary>One planned question of an interview.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.question")]
public sealed record Question
{
    /// <summary>Names the question within its interview: "q1", "q2", ... or what the recruiter's system chose.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>The words to ask, 1 to 1,000 characters.</summary>
    [Id(1)] public required string Text { get; init; }

    /// <summary>The kind of question.</summary>
    [Id(2)] public QuestionType Type { get; init; }

    /// <summary>What the question is meant to show, in a few words ("Incident response"): scores are grouped by it.</summary>
    [Id(3)] public required string Competency { get; init; }

    /// <summary>What a good answer shows. Never leaves the operator's side.</summary>
    [Id(4)] public string? Expected { get; init; }
}
