namespace Interviewing;

/// <summary>How long callers wait for grains, where that is another time than for all calls.</summary>
internal static class TimeOf
{
    /// <summary>
    /// Calls behind which there is a provider, which has 20 s for a turn with all its retries: what else such a call does, two
    /// writes of up to 5 s each, has its time beside that, so that a slow provider is a slow answer and never a lost one.
    /// </summary>
    public const string ProviderCalls = "00:00:40";
}
