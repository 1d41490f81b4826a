namespace Interviewing.Idempotency;

/// <summary>
/// What came of a request that carried an Idempotency-Key. The grain's key is a hash of that key with the call's method and
/// path; of a call about an interview it begins with the interview's (see <see cref="IdempotencyRecords"/>). It is kept for 24
/// hours, or until the interview is erased.
/// </summary>
[Alias("interviewing.IIdempotencyGrain")]
public interface IIdempotencyGrain : IGrainWithStringKey
{
    /// <summary>
    /// Claims the key for a request, or says what came of the one that has it. A claim that is not settled within a
    /// minute is free again: its process has died.
    /// </summary>
    /// <param name="fingerprint">A hash of the request's body.</param>
    /// <param name="claimant">
    /// Who claims: the same for one request however often its call is made, so that a repetition whose first answer was lost
    /// does not find the key taken by itself.
    /// </param>
    [Alias("Claim")]
    Task<IdempotencyClaim> Claim(string fingerprint, string claimant);

    /// <summary>Keeps the answer for the requests that come again.</summary>
    [Alias("Settle")]
    Task Settle(string fingerprint, StoredAnswer answer);

    /// <summary>Frees the key: the request failed in a way that a repetition may mend.</summary>
    [Alias("Release")]
    Task Release(string fingerprint);

    /// <summary>Forgets all of it, the answer of a request that is still under way too.</summary>
    [Alias("Forget")]
    Task Forget();

    /// <summary>
    /// Forgets the request and its answer, but not that there was one: until its time is over the key is good for nothing, so
    /// that what was made under it and then erased is not made again by a late repetition.
    /// </summary>
    [Alias("Void")]
    Task Void();

    /// <summary>Forgets all of it where its time is over.</summary>
    /// <returns>False where its time is not over.</returns>
    [Alias("Expire")]
    Task<bool> Expire();
}

/// <summary>What became of a claim.</summary>
public enum ClaimResult
{
    /// <summary>The key is this request's: do it, then settle or release.</summary>
    Granted = 0,

    /// <summary>The same request was done: give its answer again.</summary>
    Replay = 1,

    /// <summary>The same request is being done.</summary>
    InProgress = 2,

    /// <summary>The key belongs to a request with another body.</summary>
    OtherBody = 3,

    /// <summary>What was made under the key has been erased.</summary>
    Erased = 4,
}

/// <summary>The answer to a claim.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.idempotency-claim")]
public sealed record IdempotencyClaim
{
    /// <summary>What became of it.</summary>
    [Id(0)] public required ClaimResult Result { get; init; }

    /// <summary>
    /// The session id to use for what the request makes: the same for every try under this key, so that a try whose
    /// end nobody saw is found again instead of being made twice.
    /// </summary>
    [Id(1)] public required string SessionId { get; init; }

    /// <summary>The first answer, for <see cref="ClaimResult.Replay"/>.</summary>
    [Id(2)] public StoredAnswer? Answer { get; init; }

    /// <summary>True where an earlier try under this key began, and may have done what it was to do.</summary>
    [Id(3)] public bool IsAgain { get; init; }
}

/// <summary>An HTTP answer as it went out.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.stored-answer")]
public sealed record StoredAnswer
{
    /// <summary>The status code.</summary>
    [Id(0)] public required int Status { get; init; }

    /// <summary>The media type of the body.</summary>
    [Id(1)] public string? ContentType { get; init; }

    /// <summary>The Location header.</summary>
    [Id(2)] public string? Location { get; init; }

    /// <summary>The body, as UTF-8 text.</summary>
    [Id(3)] public required string Body { get; init; }
}
