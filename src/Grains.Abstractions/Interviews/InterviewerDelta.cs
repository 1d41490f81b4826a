namespace Interviewing.Interviews;

/// <summary>
/// A piece of the interviewer's words, while a language model still writes them. It is a foretaste: it is not stored, has
/// no sequence number, and may be lost; the message that follows as an event is what was said, and often says more.
/// </summary>
[GenerateSerializer, Immutable, Alias("interviewing.interviewer-delta")]
public sealed record InterviewerDelta
{
    /// <summary>The interview.</summary>
    [Id(0)] public required string SessionId { get; init; }

    /// <summary>The sequence number of the answer that the words reply to.</summary>
    [Id(1)] public required long AnswerSequence { get; init; }

    /// <summary>What comes behind the pieces before.</summary>
    [Id(2)] public required string Text { get; init; }

    /// <summary>What the words are for, as far as that is known.</summary>
    [Id(3)] public required MessageType MessageType { get; init; }

    /// <summary>True for the last piece of an attempt.</summary>
    [Id(4)] public bool Done { get; init; }

    /// <summary>True where the pieces before are void: the model's reply broke off or was refused, and it starts over.</summary>
    [Id(5)] public bool StartsOver { get; init; }
}
