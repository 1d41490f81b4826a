namespace FakeOpenAI;

/// <summary>What is wrong with a reply that came with status 200.</summary>
public enum ReplyFault
{
    None,

    /// <summary>The connection is cut in the middle of the body.</summary>
    HalfAnswer,

    /// <summary>The content is not JSON.</summary>
    InvalidJson,

    /// <summary>One of the quotes was never said.</summary>
    InventedQuote,

    /// <summary>No quote was ever said.</summary>
    OnlyInventedQuotes,

    /// <summary>Every text is in a language nobody asked for (another script).</summary>
    WrongScript,

    /// <summary>Every text is in a language nobody asked for (the same script).</summary>
    WrongLanguage,

    /// <summary>The score is 9.</summary>
    ScoreNine,

    /// <summary>No score and no reason.</summary>
    NoScoreNoReason,

    /// <summary>A plan has one question less than asked for.</summary>
    FewerQuestions,

    /// <summary>A plan has two questions more than asked for.</summary>
    MoreQuestions,

    /// <summary>A plan says the same question twice.</summary>
    SameQuestionTwice,

    /// <summary>The follow-up is a question that was asked before.</summary>
    RepeatedQuestion,

    /// <summary>The follow-up asks two things, and the acknowledgement asks something too.</summary>
    TooManyQuestions,

    /// <summary>Texts carry control characters and are far too long.</summary>
    Sprawling,

    /// <summary>The model refuses.</summary>
    Refusal,

    /// <summary>finish_reason is "length" and the content stops in the middle.</summary>
    Length,

    /// <summary>finish_reason is "content_filter".</summary>
    ContentFilter,

    /// <summary>The content is empty.</summary>
    Empty,

    /// <summary>The introduction does not say that an AI asks.</summary>
    NoDisclosure,

    /// <summary>The first words and the acknowledgements say that a person speaks.</summary>
    ClaimsToBeHuman,

    /// <summary>The body is a page instead of audio.</summary>
    WrongType,
}

/// <summary>How one call is answered.</summary>
public sealed record FakeBehaviour
{
    /// <summary>As a healthy provider does.</summary>
    public static FakeBehaviour Normal { get; } = new();

    /// <summary>Never, until the caller goes away.</summary>
    public static FakeBehaviour Hang { get; } = new() { Delay = Timeout.InfiniteTimeSpan };

    /// <summary>The HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The error code in the body of a status that is not 200.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The Retry-After header, as it stands on the wire.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>How long the answer takes on top of the server's own delay.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>What the answer waits for.</summary>
    public Task Release { get; init; } = Task.CompletedTask;

    /// <summary>What is wrong with the reply.</summary>
    public ReplyFault Fault { get; init; }

    /// <summary>After this long.</summary>
    public static FakeBehaviour Slow(TimeSpan delay) => new() { Delay = delay };

    /// <summary>Once a task has completed.</summary>
    public static FakeBehaviour HeldUntil(Task release) => new() { Release = release };

    /// <summary>With an error status.</summary>
    public static FakeBehaviour Fail(int status, string? errorCode = null) =>
        new() { Status = status, ErrorCode = errorCode };

    /// <summary>With 429 and, where given, a Retry-After header.</summary>
    public static FakeBehaviour TooManyRequests(string? retryAfter = null) =>
        new() { Status = 429, ErrorCode = "rate_limit_exceeded", RetryAfter = retryAfter };

    /// <summary>With a reply that has a fault.</summary>
    public static FakeBehaviour With(ReplyFault fault) => new() { Fault = fault };
}
