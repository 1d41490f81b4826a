using Interviewing.Interviewers;

namespace Interviewing.Hosting;

/// <summary>The health of a provider that is not configured: nothing can be wrong with it.</summary>
internal sealed class NoProviderHealth : IProviderHealth
{
    public bool Available => true;

    public string? Detail => "No language model is configured.";
}
