using Interviewing.Speech.Audio;
using Microsoft.Extensions.Options;

namespace Interviewing.Speech.Espeak;

/// <summary>Speech by the program espeak-ng: no key, no network; it sounds like a machine.</summary>
internal sealed class EspeakSpeech : ISpeechProvider, IDisposable
{
    private const int LaterSeconds = 5;

    private readonly EspeakProgram _program;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turns;

    /// <summary>Speaks through a program.</summary>
    public EspeakSpeech(EspeakProgram program, IOptions<SpeechOptions> options, TimeProvider time)
    {
        (_program, _timeout, _time) = (program, options.Value.CallTimeout, time);
        _turns = new(options.Value.MaxConcurrency);
    }

    /// <inheritdoc/>
    public string Model => "espeak-ng";

    /// <inheritdoc/>
    public IReadOnlyList<AudioFormat> Formats { get; } = [AudioFormat.Wav];

    /// <inheritdoc/>
    public bool NeedsLanguage => true;

    /// <summary>It takes any; pieces bound the memory.</summary>
    public int MaxPieceBytes => 4096;

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> SpeakAsync(
        string piece, SpeechRequest request, CancellationToken cancellationToken)
    {
        using CancellationTokenSource late = new(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await _turns.WaitAsync(either.Token).ConfigureAwait(false);
            try
            {
                return await SpeakAsync(Plain(piece), request.Language!, EspeakVoice.Of(request.Voice), either.Token)
                    .ConfigureAwait(false);
            }
            finally
            {
                _turns.Release();
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SpeechUnavailableException("espeak-ng was not done in time.", LaterSeconds);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private async Task<ReadOnlyMemory<byte>> SpeakAsync(
        string text, string language, EspeakVoice voice, CancellationToken cancellationToken)
    {
        foreach (var name in NamesOf(language))
        {
            var audio = await _program.RunAsync(name, voice, text, cancellationToken).ConfigureAwait(false);
            if (!WavFile.TryReadHead(audio.Span, out _, out _))
                continue;
            return AudioFormats.IsFile(AudioFormat.Wav, audio.Span)
                ? audio
                : throw new InvalidInputException("text", "has nothing in it that can be spoken");
        }

        throw new InvalidInputException("language", $"is not one that espeak-ng speaks: {language}");
    }

    // With its region, without it. It knows Chinese by the name of the language that is meant.
    private static IEnumerable<string> NamesOf(string tag)
    {
        yield return tag;
        var dash = tag.IndexOf('-', StringComparison.Ordinal);
        var language = dash < 0 ? tag : tag[..dash];
        yield return language == "zh" ? "cmn" : language;
    }

    // Double brackets would be read as phonemes, control characters as commands.
    private static string Plain(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = char.IsControl(from[i]) ? from[i] == '\n' ? '\n' : ' ' : from[i];
    }).Replace("[[", "[ [", StringComparison.Ordinal);
}
