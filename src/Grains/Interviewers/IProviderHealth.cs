namespace Interviewing.Interviewers;

/// <summary>Whether the provider of language models answers, for readiness checks. No call is made to find out.</summary>
public interface IProviderHealth
{
    /// <summary>False while the provider is left alone because it failed too often.</summary>
    bool Available { get; }

    /// <summary>What there is to say about it; null where nothing is. Never a key, never anybody's words.</summary>
    string? Detail { get; }
}
