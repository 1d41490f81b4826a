namespace Interviewing.Interviews;

/// <summary>A candidate's answer to what is open.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.candidate-response")]
public sealed record CandidateResponse
{
    /// <summary>The candidate's words.</summary>
    [Id(0)] public required string Text { get; init; }

    /// <summary>Names this answer: the same one sent again returns the first outcome.</summary>
    [Id(1)] public required string ResponseId { get; init; }

    /// <summary>The question meant; null for whatever is open. Another than the open one is refused.</summary>
    [Id(2)] public string? QuestionId { get; init; }

    /// <summary>
    /// How long to wait for the interviewer's words once the answer is on disk; zero returns at once. It has to
    /// stay under the grain call's own time-out.
    /// </summary>
    [Id(3)] public TimeSpan Wait { get; init; }

    /// <summary>The generation of the candidate's token that it is sent with; null for an operator's answer.</summary>
    [Id(4)] public int? TokenGeneration { get; init; }
}
