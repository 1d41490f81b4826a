namespace Interviewing.Interviews;

/// <summary>What came of a start or an answer: the interviewer's words, or the news that they are still to come.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.interviewer-turn")]
public sealed record InterviewerTurn
{
    /// <summary>The state after the turn; while <see cref="Pending"/>, the state now.</summary>
    [Id(0)] public required InterviewState State { get; init; }

    /// <summary>The interviewer's words; null while <see cref="Pending"/>.</summary>
    [Id(1)] public string? Message { get; init; }

    /// <summary>What the words are for; null while <see cref="Pending"/>.</summary>
    [Id(2)] public MessageType? MessageType { get; init; }

    /// <summary>The question that is open after the turn.</summary>
    [Id(3)] public string? QuestionId { get; init; }

    /// <summary>The sequence number of the message; while <see cref="Pending"/>, the lowest that it can have.</summary>
    [Id(4)] public required long Sequence { get; init; }

    /// <summary>True when a language model should have made this turn and the built-in interviewer did.</summary>
    [Id(5)] public bool Degraded { get; init; }

    /// <summary>True while the answer is on disk and the interviewer's words are not: they follow as an event.</summary>
    [Id(6)] public bool Pending { get; init; }

    /// <summary>Where the spoken words can be fetched, if speech is made of them.</summary>
    [Id(7)] public string? AudioUrl { get; init; }
}
