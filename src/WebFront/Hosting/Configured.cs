using Interviewing.Speech;

namespace Interviewing.WebFront.Hosting;

/// <summary>What is configured, in words without secrets: for the lines at start and for <c>/info</c>.</summary>
internal static class Configured
{
    public const string BuiltIn = "built-in";
    public const string InProcess = "in-process";

    public static string Interviewer(WebSettings settings) => settings.OpenAI.ApiKey is null
        ? BuiltIn
        : settings.OpenAI.BaseUrl is { } address
            ? $"{settings.OpenAI.Model} at {address.Host}"
            : settings.OpenAI.Model;

    public static string LiveKit(WebSettings settings) => settings.LiveKit.Url is { } address
        ? address.GetLeftPart(UriPartial.Authority)
        : InProcess;

    public static string Speech(SpeechDesk desk) => desk.Provider?.Model ?? "not available";

    public static string Transcription(WebSettings settings) =>
        settings.OpenAI.ApiKey is null ? "not available" : settings.Transcription.Model;

    public static string Clustering(WebSettings settings) => settings.Clustering.ToString().ToLowerInvariant();

    public static string Storage(WebSettings settings) =>
        settings.Clustering == Interviewing.Hosting.Clustering.Embedded ? "sqlite" : "of the silos";

    /// <summary>Who is let in.</summary>
    public static string Access(WebSettings settings) => settings.ApiKeys.Count == 0
        ? "everyone on this machine (no API keys are configured)"
        : $"API keys {string.Join(", ", settings.ApiKeys.Select(key => key.Name))}, and candidates with their tokens";
}
