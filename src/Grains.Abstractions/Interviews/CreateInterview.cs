namespace Interviewing.Interviews;

/// <summary>What an interview is made from. The web edge has checked lengths and characters.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.create-interview")]
public sealed record CreateInterview
{
    /// <summary>The room that the candidate joins.</summary>
    [Id(0)] public required string RoomName { get; init; }

    /// <summary>The candidate, as the recruiter's system names them.</summary>
    [Id(1)] public required string CandidateId { get; init; }

    /// <summary>The name to address the candidate by.</summary>
    [Id(2)] public string? CandidateName { get; init; }

    /// <summary>The job description, the source of the plan of questions.</summary>
    [Id(3)] public required string JobDescription { get; init; }

    /// <summary>The language to speak, as a BCP 47 tag.</summary>
    [Id(4)] public string Language { get; init; } = "en";

    /// <summary>How many questions to plan, 1 to 20.</summary>
    [Id(5)] public int QuestionCount { get; init; } = DefaultQuestionCount;

    /// <summary>How long the interview may take from its start, 1 minute to 8 hours; null for the server's default.</summary>
    [Id(6)] public TimeSpan? TimeLimit { get; init; }

    /// <summary>The candidate's resume, as text.</summary>
    [Id(7)] public string? Resume { get; init; }

    /// <summary>The caller's own data, a JSON object kept as it came.</summary>
    [Id(8)] public string? Metadata { get; init; }

    /// <summary>
    /// The key of the idempotency grain that keeps the answer to the request; null where it came without an Idempotency-Key.
    /// </summary>
    [Id(9)] public string? RequestKey { get; init; }

    /// <summary>How many questions are planned where the caller does not say.</summary>
    public const int DefaultQuestionCount = 5;
}
