namespace Interviewing.Idempotency;

/// <summary>The keys of idempotency grains: those of calls about an interview can be found by it, to be erased with it.</summary>
public static class IdempotencyRecords
{
    /// <summary>The type of the grains.</summary>
    public const string GrainType = "idempotency";

    /// <summary>The key of a call about an interview.</summary>
    /// <param name="interviewKey">The key of the interview's grain.</param>
    /// <param name="callKey">A hash of the caller's key with the call's method and path.</param>
    public static string KeyOf(string interviewKey, string callKey) => PrefixOf(interviewKey) + callKey;

    /// <summary>What the keys of all calls about an interview begin with.</summary>
    public static string PrefixOf(string interviewKey) => interviewKey + "/";
}
