namespace Interviewing.Interviews;

/// <summary>Somebody, or the AI interviewer, present in an interview.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.participant")]
public sealed record Participant
{
    /// <summary>The identity of the AI interviewer.</summary>
    public const string AiInterviewer = "ai-interviewer";

    /// <summary>The name to show for the AI interviewer.</summary>
    public const string AiInterviewerName = "AI Interviewer";

    /// <summary>The identity, as in the room.</summary>
    [Id(0)] public required string Identity { get; init; }

    /// <summary>The name to show.</summary>
    [Id(1)] public string? Name { get; init; }

    /// <summary>When it joined, UTC.</summary>
    [Id(2)] public required DateTimeOffset JoinedAt { get; init; }
}
