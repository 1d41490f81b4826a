namespace Interviewing.WebFront.Limits;

/// <summary>
/// How much may be asked for in a minute. The defaults are such that no client meets them that means well. Where no API keys
/// are configured, callers without a candidate's token are not limited. Each process counts its own.
/// </summary>
public sealed class RateOptions
{
    /// <summary>Requests of an API key, and its live messages (RATE_KEY_PER_MINUTE). Default 60,000.</summary>
    public int Key { get; set; } = 60_000;

    /// <summary>The same of a candidate (RATE_CANDIDATE_PER_MINUTE). Default 600.</summary>
    public int Candidate { get; set; } = 600;

    /// <summary>Room tokens for an API key (RATE_KEY_TOKENS_PER_MINUTE). Default 6,000.</summary>
    public int KeyTokens { get; set; } = 6_000;

    /// <summary>Room tokens for a candidate (RATE_CANDIDATE_TOKENS_PER_MINUTE). Default 30.</summary>
    public int CandidateTokens { get; set; } = 30;

    /// <summary>Speech and transcriptions for an API key (RATE_KEY_SPEECH_PER_MINUTE). Default 6,000.</summary>
    public int KeySpeech { get; set; } = 6_000;

    /// <summary>Speech and transcriptions for a candidate (RATE_CANDIDATE_SPEECH_PER_MINUTE). Default 60.</summary>
    public int CandidateSpeech { get; set; } = 60;

    /// <summary>Requests of a candidate with an Idempotency-Key, whose answers are kept for a day. Default 60.</summary>
    public int CandidateKept { get; set; } = 60;

    /// <summary>
    /// Requests from an address without good credentials (RATE_FAILURES_PER_MINUTE): more are answered 429 in the place of 401.
    /// Default 60.
    /// </summary>
    public int Failures { get; set; } = 60;

    /// <summary>Codes of invites that an address may try (RATE_EXCHANGES_PER_MINUTE). Default 600.</summary>
    public int Exchanges { get; set; } = 600;

    /// <summary>Messages of one live connection (RATE_MESSAGES_PER_MINUTE). Default 1,200.</summary>
    public int Messages { get; set; } = 1_200;
}
