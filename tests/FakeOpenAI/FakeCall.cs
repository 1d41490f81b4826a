namespace FakeOpenAI;

/// <summary>A call as the server saw it.</summary>
public sealed record FakeCall
{
    /// <summary>The name of the JSON schema that was asked for.</summary>
    public required string Kind { get; init; }

    /// <summary>The Idempotency-Key header.</summary>
    public required string? IdempotencyKey { get; init; }

    /// <summary>The X-Client-Request-Id header.</summary>
    public required string? ClientRequestId { get; init; }

    /// <summary>The body, as it came.</summary>
    public required string Body { get; init; }

    /// <summary>The fields of a call for speech or transcription; <c>filename</c> too.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>The file that came with it.</summary>
    public byte[]? File { get; init; }

    /// <summary>How it was answered.</summary>
    public required FakeBehaviour Behaviour { get; init; }
}
