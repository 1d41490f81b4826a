using Interviewing.Speech.Audio;

namespace Interviewing.Speech;

/// <summary>Makes an audio file of a request: piece after piece of its text, joined, and put into the store.</summary>
public sealed class SpeechMaker(SpeechDesk desk, IAudioStore store)
{
    private const int SoonSeconds = 5;

    /// <summary>Makes the file.</summary>
    /// <exception cref="SpeechUnavailableException">The provider failed, or the store does not take the file.</exception>
    /// <exception cref="InvalidInputException">The provider does not speak the language.</exception>
    public Task<AudioFile> MakeAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        var provider = desk.Provider ?? throw new SpeechUnavailableException(SpeechDesk.HowToSpeak);
        if (provider.Model != request.Model)
        {
            throw new SpeechUnavailableException(
                "The web front and the silo have different speech settings: they must be told the same.");
        }

        return store.WriteAsync(AudioFileName.Of(request), WriteAsync, cancellationToken);

        async Task<TimeSpan> WriteAsync(Stream file, CancellationToken cancelled)
        {
            try
            {
                var joiner = AudioFormats.Joiner(request.Format);
                foreach (var piece in SpeechText.Cut(request.Text, provider.MaxPieceBytes))
                {
                    var audio = await provider.SpeakAsync(piece, request, cancelled).ConfigureAwait(false);
                    await joiner.AppendAsync(audio, file, cancelled).ConfigureAwait(false);
                }

                return await joiner.CompleteAsync(file, cancelled).ConfigureAwait(false);
            }
            catch (InvalidDataException wrong)
            {
                throw new SpeechUnavailableException($"What the speech provider made is of no use: {wrong.Message}", SoonSeconds);
            }
        }
    }
}
