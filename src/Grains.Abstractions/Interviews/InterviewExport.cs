using System.Collections.Immutable;

namespace Interviewing.Interviews;

/// <summary>All that is held on an interview: what readers see, what only operators see, and what is stored, word for word.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.interview-export")]
public sealed record InterviewExport
{
    /// <summary>How it stands, with the consent, the participants and the usage.</summary>
    [Id(0)] public required InterviewStatus Status { get; init; }

    /// <summary>What it was made from.</summary>
    [Id(1)] public required CreateInterview Command { get; init; }

    /// <summary>How long it may take from its start.</summary>
    [Id(2)] public required TimeSpan TimeLimit { get; init; }

    /// <summary>The plan of questions, with what a good answer shows.</summary>
    [Id(3)] public required ImmutableArray<Question> Plan { get; init; }

    /// <summary>What was said.</summary>
    [Id(4)] public required ImmutableArray<Utterance> Transcript { get; init; }

    /// <summary>What each answer showed.</summary>
    [Id(5)] public required ImmutableArray<ScoredAnswer> Analyses { get; init; }

    /// <summary>The result; null until it is made.</summary>
    [Id(6)] public InterviewSummary? Summary { get; init; }

    /// <summary>What happened visibly, with who came and went.</summary>
    [Id(7)] public required ImmutableArray<InterviewEvent> Events { get; init; }

    /// <summary>What the candidate was heard to say.</summary>
    [Id(8)] public required ImmutableArray<Suggestion> Suggestions { get; init; }

    /// <summary>What the candidate said to being interviewed, each time.</summary>
    [Id(9)] public required ImmutableArray<Consent> Consents { get; init; }

    /// <summary>The names of the audio files of the interviewer's words.</summary>
    [Id(10)] public required ImmutableArray<string> AudioFiles { get; init; }

    /// <summary>Everything that is stored of it, in order: a JSON array of facts.</summary>
    [Id(11)] public required string Facts { get; init; }
}
