namespace Interviewing.WebFront.Limits;

/// <summary>What requests are counted as. Each kind has a limit of its own.</summary>
internal enum RateClass
{
    /// <summary>Reads and commands, and messages over live connections.</summary>
    Requests,

    /// <summary>Tokens to join a room.</summary>
    Tokens,

    /// <summary>Words made speech and speech made words: each costs a provider's call.</summary>
    Speech,

    /// <summary>Requests with an Idempotency-Key: the answer to each is kept for a day.</summary>
    Kept,

    /// <summary>Requests without good credentials.</summary>
    Failures,

    /// <summary>Codes of invites, which anybody may try.</summary>
    Exchanges,

    /// <summary>Not counted here: parts of a connection whose opening was.</summary>
    None,
}
