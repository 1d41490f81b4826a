namespace Interviewing.Interviews;

/// <summary>A turn as a newer version has it: with one thing more, which the silos do not send.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.interviewer-turn")]
public sealed record InterviewerTurn
{
    /// <summary>Where the interview stands.</summary>
    [Id(0)] public required InterviewState State { get; init; }

    /// <summary>The words.</summary>
    [Id(1)] public string? Message { get; init; }

    /// <summary>The place of the words.</summary>
    [Id(4)] public required long Sequence { get; init; }

    /// <summary>What the silos' version does not send.</summary>
    [Id(40)] public string New { get; init; } = "not sent";
}
