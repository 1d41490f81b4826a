using Microsoft.Extensions.Options;

namespace Interviewing.Speech;

/// <summary>
/// What this installation can speak: turns a wish for speech into the full request, which has a file name. Every process
/// of an installation is told the same settings, so that the web front and the silos name a file alike.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="provider">Who speaks; null where nobody can.</param>
public sealed class SpeechDesk(IOptions<SpeechOptions> options, ISpeechProvider? provider)
{
    /// <summary>What to do where nobody can speak.</summary>
    public const string HowToSpeak =
        "No speech can be made here: set OPENAI_API_KEY, or install espeak-ng on the machine of the silo.";

    private const string DefaultLanguage = "en";

    private readonly SpeechOptions _options = options.Value;

    /// <summary>Who speaks; null where nobody can.</summary>
    public ISpeechProvider? Provider => provider;

    /// <summary>The request for a text.</summary>
    /// <param name="text">The words.</param>
    /// <param name="voice">The voice; null for the usual one.</param>
    /// <param name="format">The format; null for the usual one.</param>
    /// <param name="language">The language, a BCP 47 tag; null for English, or what the provider hears.</param>
    /// <param name="tenant">Whose file it is to be.</param>
    /// <exception cref="SpeechUnavailableException">Nobody can speak here.</exception>
    /// <exception cref="InvalidInputException">The provider does not make the format.</exception>
    public SpeechRequest Request(string text, Voice? voice, AudioFormat? format, string? language, string tenant)
    {
        if (provider is null)
            throw new SpeechUnavailableException(HowToSpeak);
        if (format is { } asked && !provider.Formats.Contains(asked))
        {
            throw new InvalidInputException(
                "format", $"must be {Names(provider.Formats)}: {provider.Model} makes no other");
        }

        return new()
        {
            Text = text.Trim(),
            Tenant = tenant,
            Voice = voice ?? _options.Voice,
            Model = provider.Model,
            Format = format ?? UsualFormat(provider),
            Language = provider.NeedsLanguage ? (language ?? DefaultLanguage).ToLowerInvariant() : null,
        };
    }

    /// <summary>The request for a message of the interviewer; null where it is not to be spoken.</summary>
    public SpeechRequest? AutoRequest(string text, string language, string tenant) =>
        _options.Auto && provider is not null && text.Length <= _options.MaxCharacters && !string.IsNullOrWhiteSpace(text)
            ? Request(text, null, null, language, tenant)
            : null;

    private AudioFormat UsualFormat(ISpeechProvider speaker) =>
        _options.Format is { } wanted && speaker.Formats.Contains(wanted) ? wanted : speaker.Formats[0];

    private static string Names(IReadOnlyList<AudioFormat> formats) =>
        string.Join(" or ", formats.Select(format => format.ToString().ToLowerInvariant()));
}
