namespace Interviewing.Interviewers.OpenAI;

/// <summary>Says whether and when a failed call is tried again.</summary>
internal static class RetryRule
{
    /// <summary>
    /// The wait before the next attempt; null for none. It doubles with each attempt and is spread by half to one and
    /// a half; a Retry-After goes before it, spread upwards only. The spread follows from the call's key: calls that
    /// failed together come back apart, and the same call always does the same.
    /// </summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="attempt">Which attempt failed, from 1.</param>
    /// <param name="invalidReplies">How many replies to this call were refused.</param>
    /// <param name="key">Names the call.</param>
    /// <param name="elapsed">The time since the call began, with its earlier attempts.</param>
    /// <param name="options">How often, how long.</param>
    public static TimeSpan? WaitAfter(
        ProviderException failure, int attempt, int invalidReplies, string key, TimeSpan elapsed, OpenAIOptions options)
    {
        if (!failure.MayPass || attempt > options.MaxRetries)
            return null;
        if (failure.Fault == ProviderFault.InvalidReply)
        {
            // There is nothing to wait for, and a model that errs twice on the same request will err again.
            return invalidReplies <= 1 && elapsed < options.TotalTimeout ? TimeSpan.Zero : null;
        }

        var spread = Spread(key, attempt);
        var wait = failure.RetryAfter is { } after
            ? after + options.RetryDelay * spread
            : options.RetryDelay * (1 << (attempt - 1)) * (0.5 + spread);
        return elapsed + wait < options.TotalTimeout ? wait : null;
    }

    // FNV-1a, its bits mixed once more (keys differ in their last characters), to a number from 0 to 1.
    private static double Spread(string key, int attempt)
    {
        var hash = 2166136261u ^ (uint)attempt;
        foreach (var c in key)
            hash = (hash ^ c) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        return (hash ^ (hash >> 16)) / (double)uint.MaxValue;
    }
}
