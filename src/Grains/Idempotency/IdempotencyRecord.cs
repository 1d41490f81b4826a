using Interviewing.Storage;

namespace Interviewing.Idempotency;

/// <summary>What is stored under an idempotency key.</summary>
[GenerateSerializer, Alias("interviewing.idempotency-record")]
public sealed class IdempotencyRecord : IExpiring
{
    /// <summary>The hash of the body of the request that has the key.</summary>
    [Id(0)] public string Fingerprint { get; set; } = "";

    /// <summary>The session id for what the request makes.</summary>
    [Id(1)] public string SessionId { get; set; } = "";

    /// <summary>When the try under way began; null where none is.</summary>
    [Id(2)] public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>When the key is free again, UTC.</summary>
    [Id(3)] public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The answer, once there is one.</summary>
    [Id(4)] public StoredAnswer? Answer { get; set; }

    /// <summary>Whose try is under way.</summary>
    [Id(5)] public string? Claimant { get; set; }

    /// <summary>True once what was made under the key has been erased; nothing else of the request is left then.</summary>
    [Id(6)] public bool IsErased { get; set; }

    /// <summary>True once another claimant's try has gone before.</summary>
    [Id(7)] public bool IsAgain { get; set; }
}
