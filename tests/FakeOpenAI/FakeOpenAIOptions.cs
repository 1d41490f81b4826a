namespace FakeOpenAI;

/// <summary>How the server is set up.</summary>
public sealed record FakeOpenAIOptions
{
    /// <summary>The port on loopback; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>How long every answer takes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How long the model thinks in the middle of a streamed answer.</summary>
    public TimeSpan StreamPause { get; init; }

    /// <summary>Answers shorter than this many bytes get a follow-up, where one is allowed.</summary>
    public int FollowUpBelow { get; init; } = 80;

    /// <summary>Keep every call to be looked at. Off under load.</summary>
    public bool Record { get; init; } = true;

    /// <summary>Answer on the thread that read the request, which is cheap and lets one slow answer hold up others.</summary>
    public bool Inline { get; init; }

    /// <summary>The only key that is accepted; null for any.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The model's name in every reply.</summary>
    public string Model { get; init; } = "fake-model-2026-01-01";
}
