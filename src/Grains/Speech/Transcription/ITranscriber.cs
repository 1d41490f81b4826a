namespace Interviewing.Speech.Transcription;

/// <summary>Makes words of sound.</summary>
public interface ITranscriber
{
    /// <summary>Transcribes audio, which goes on to the provider as it comes in: once, so there is no second try.</summary>
    /// <param name="audio">The audio, of a known type.</param>
    /// <param name="language">
    /// Says the language spoken, a BCP 47 tag, or null for one that is to be heard. It is asked when the audio was passed on:
    /// a form may say it after the file.
    /// </param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="SpeechUnavailableException">The provider failed. The same request again is safe.</exception>
    Task<Transcript> TranscribeAsync(
        AudioSource audio, Func<CancellationToken, Task<string?>> language, CancellationToken cancellationToken);
}
