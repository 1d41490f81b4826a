using Interviewing.Interviewers.OpenAI;

namespace Interviewing.Speech.OpenAI;

/// <summary>What a failed call means for whoever wanted to speak or be understood.</summary>
internal static class SpeechFailure
{
    private const int UsualSeconds = 5;
    private const int MostSeconds = 3600;

    /// <summary>The failure in words that help, with the time to come again where that helps.</summary>
    public static SpeechUnavailableException Of(ProviderException failure) => failure.Fault switch
    {
        ProviderFault.Unauthorized => new("The speech provider refuses the key: OPENAI_API_KEY is not right for it."),
        ProviderFault.OutOfQuota => new("The speech provider's quota is used up: its account needs credit."),
        ProviderFault.Rejected => new(
            $"The speech provider does not take the request: check SPEECH_MODEL, TRANSCRIPTION_MODEL and OPENAI_BASE_URL. {failure.Message}"),
        var fault => new($"The speech provider failed ({fault}): {failure.Message}", Seconds(failure.RetryAfter)),
    };

    private static int Seconds(TimeSpan? wait) => wait is { } asked
        ? (int)Math.Clamp(Math.Ceiling(asked.TotalSeconds), 1, MostSeconds)
        : UsualSeconds;
}
