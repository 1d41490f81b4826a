using System.ComponentModel.DataAnnotations;

namespace Interviewing.Interviewers;

/// <summary>How a language model is reached. Without a key the built-in interviewer conducts every interview.</summary>
public sealed class OpenAIOptions : IValidatableObject
{
    private static readonly Uri OpenAIsOwn = new("https://api.openai.com/v1");

    /// <summary>The provider's key (OPENAI_API_KEY). Never logged, never shown.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Where a compatible server is (OPENAI_BASE_URL), up to and with "/v1". Default: OpenAI's own.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>The model of every call (OPENAI_MODEL). Default gpt-4.1-mini.</summary>
    [Required(ErrorMessage = "OPENAI_MODEL must name a model.")]
    public string Model { get; set; } = "gpt-4.1-mini";

    /// <summary>
    /// The temperature of every call (OPENAI_TEMPERATURE); null ("none") for models that take none. Default 0: the
    /// same answer is judged the same.
    /// </summary>
    [Range(0.0, 2.0, ErrorMessage = "OPENAI_TEMPERATURE must be from 0 to 2, or none.")]
    public double? Temperature { get; set; } = 0;

    /// <summary>
    /// How many tokens a reply may have (OPENAI_MAX_OUTPUT_TOKENS), a model's thinking included; null ("none") for no
    /// limit. Default 4096.
    /// </summary>
    [Range(256, 200_000, ErrorMessage = "OPENAI_MAX_OUTPUT_TOKENS must be from 256 to 200000, or none.")]
    public int? MaxOutputTokens { get; set; } = 4096;

    /// <summary>How long one call may take (OPENAI_TIMEOUT_SECONDS). Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:20",
        ErrorMessage = "OPENAI_TIMEOUT_SECONDS must be from 0.1 to 20 seconds.")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a call and its retries may take together. Default 19 s: a turn has 20.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:25")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(19);

    /// <summary>Retries after a call that failed in a way that may pass. Default 2.</summary>
    [Range(0, 5)]
    public int MaxRetries { get; set; } = 2;

    /// <summary>
    /// The first wait before a retry; it doubles, with jitter. A Retry-After goes before it. Default 500 ms.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How many calls this process has under way at once (OPENAI_MAX_CONCURRENCY); the others wait, within their own
    /// time, and are told of in metrics and in /health/ready. Default 2048: 20,000 interviews at once, each answering every
    /// 30 s, have 1,334 calls of 2 s under way. A call is a connection.
    /// </summary>
    [Range(1, 10_000, ErrorMessage = "OPENAI_MAX_CONCURRENCY must be from 1 to 10000.")]
    public int MaxConcurrency { get; set; } = 2048;

    /// <summary>The share of failing calls within 30 s that opens the circuit. Default 0.5.</summary>
    [Range(0.05, 1.0)]
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>How many calls within 30 s it takes to judge. Default 20.</summary>
    [Range(2, 10_000)]
    public int BreakerMinimumCalls { get; set; } = 20;

    /// <summary>How long an open circuit lets nothing through before it tries again. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan BreakerOpenFor { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Where the provider has something, say "chat/completions".</summary>
    public Uri AddressOf(string resource) => new($"{(BaseUrl ?? OpenAIsOwn).AbsoluteUri.TrimEnd('/')}/{resource}");

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BaseUrl is { } url && !IsServer(url))
        {
            yield return new("OPENAI_BASE_URL must be an absolute http or https address without user, query and fragment.");
        }

        // It goes into a header, where a line break or a blank would be an error of every call.
        if (ApiKey is { Length: > 0 } key && !key.All(c => c is > ' ' and < '\x7F'))
            yield return new("OPENAI_API_KEY must be printable ASCII without blanks.");
        if (CallTimeout > TotalTimeout)
            yield return new($"OPENAI_TIMEOUT_SECONDS must not be more than {TotalTimeout.TotalSeconds}, the time of a turn.");
    }

    /// <summary>The same provider, for calls that take another time.</summary>
    /// <param name="model">Their model.</param>
    /// <param name="callTimeout">How long one may take; with its retries it may take twice as long.</param>
    /// <param name="maxConcurrency">How many are under way at once.</param>
    internal OpenAIOptions For(string model, TimeSpan callTimeout, int maxConcurrency)
    {
        var options = (OpenAIOptions)MemberwiseClone();
        (options.Model, options.CallTimeout, options.TotalTimeout) = (model, callTimeout, callTimeout * 2);
        options.MaxConcurrency = maxConcurrency;
        return options;
    }

    private static bool IsServer(Uri url) =>
        url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0;
}
