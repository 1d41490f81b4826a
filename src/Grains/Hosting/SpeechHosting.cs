using Interviewing.Speech;
using Interviewing.Speech.Espeak;
using Interviewing.Speech.OpenAI;
using Interviewing.Speech.Transcription;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Interviewing.Hosting;

/// <summary>Registers who speaks and who listens.</summary>
public static class SpeechHosting
{
    /// <summary>
    /// Registers what the web front and the silos both need: the desks and the folder of audio files. Registering it twice
    /// is once.
    /// </summary>
    public static IServiceCollection AddSpeech(this IServiceCollection services, HostSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Options.Create(settings.OpenAI));
        services.TryAddSingleton(Options.Create(settings.Storage));
        services.TryAddSingleton(Options.Create(settings.Speech));
        services.TryAddSingleton(Options.Create(settings.Transcription));
        services.TryAddSingleton<IAudioStore, AudioFolder>();
        services.TryAddSingleton(provider => new SpeechDesk(
            provider.GetRequiredService<IOptions<SpeechOptions>>(), Speaker(provider, settings)));
        services.TryAddSingleton(provider => new TranscriptionDesk(
            provider.GetRequiredService<IOptions<TranscriptionOptions>>(),
            HasKey(settings) ? ActivatorUtilities.CreateInstance<OpenAITranscriber>(provider) : null,
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Registers what only silos need: who makes audio files, and who deletes old ones.</summary>
    public static IServiceCollection AddSpeechMaking(this IServiceCollection services)
    {
        services.TryAddSingleton<SpeechMaker>();
        services.AddHostedService<AudioSweeper>();
        return services;
    }

    private static ISpeechProvider? Speaker(IServiceProvider provider, HostSettings settings)
    {
        var kind = settings.Speech.Provider;
        if (HasKey(settings) && kind is SpeechProviderKind.Auto or SpeechProviderKind.OpenAI)
            return ActivatorUtilities.CreateInstance<OpenAISpeech>(provider);
        return kind is SpeechProviderKind.Auto or SpeechProviderKind.Espeak && EspeakProgram.Find() is { } program
            ? ActivatorUtilities.CreateInstance<EspeakSpeech>(provider, program)
            : null;
    }

    private static bool HasKey(HostSettings settings) => !string.IsNullOrWhiteSpace(settings.OpenAI.ApiKey);
}
