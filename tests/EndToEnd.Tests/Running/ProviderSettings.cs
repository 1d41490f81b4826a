using FakeOpenAI;

namespace Interviewing.EndToEnd.Running;

/// <summary>The settings of a product behind a provider.</summary>
public static class ProviderSettings
{
    /// <summary>That reach a faked provider.</summary>
    public static IEnumerable<KeyValuePair<string, string>> For(FakeOpenAIServer provider, double? timeoutSeconds = null) =>
        For(provider.BaseUrl, timeoutSeconds);

    /// <summary>That reach a provider at an address.</summary>
    public static IEnumerable<KeyValuePair<string, string>> For(Uri provider, double? timeoutSeconds = null)
    {
        yield return new("OPENAI_BASE_URL", provider.ToString());
        yield return new("OPENAI_API_KEY", "test");
        if (timeoutSeconds is { } seconds)
            yield return new("OPENAI_TIMEOUT_SECONDS", FormattableString.Invariant($"{seconds}"));
    }
}
