using System.Text.Json.Serialization;

namespace Interviewing.Speech.Transcription;

/// <summary>What a provider says of audio. How much of it there is depends on the model.</summary>
internal sealed record TranscriptionReply
{
    public string? Text { get; init; }

    /// <summary>The language's English name.</summary>
    public string? Language { get; init; }

    /// <summary>Seconds.</summary>
    public double? Duration { get; init; }

    public IReadOnlyList<TranscriptionSegment>? Segments { get; init; }

    public IReadOnlyList<TokenProbability>? Logprobs { get; init; }

    /// <summary>
    /// The fields that ask a model for the most it can say: Whisper models tell of each segment, the newer ones of each
    /// token alone, and from others the text has to do.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> Wanted(string model)
    {
        var isWhisper = model.Contains("whisper", StringComparison.OrdinalIgnoreCase);
        yield return ("response_format", isWhisper ? "verbose_json" : "json");
        if (!isWhisper && model.StartsWith("gpt-", StringComparison.Ordinal))
            yield return ("include[]", "logprobs");
    }
}

/// <summary>Some seconds of it.</summary>
internal sealed record TranscriptionSegment
{
    public string? Text { get; init; }

    /// <summary>The mean of the tokens' logarithms of probability: how sure the model is of the words.</summary>
    public double AvgLogprob { get; init; }

    /// <summary>How probable it is that nobody speaks.</summary>
    public double NoSpeechProb { get; init; }
}

/// <summary>How sure the model is of a token.</summary>
internal sealed record TokenProbability
{
    public double Logprob { get; init; }
}

/// <summary>How it is read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TranscriptionReply))]
internal sealed partial class TranscriptionJsonContext : JsonSerializerContext;
