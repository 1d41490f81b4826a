using System.Collections.Concurrent;
using FakeOpenAI;

namespace Interviewing.Speech;

/// <summary>Speaks as the test says, and remembers what it was asked.</summary>
internal sealed class ScriptedSpeaker : ISpeechProvider
{
    public ConcurrentQueue<string> Pieces { get; } = new();

    /// <summary>What happens before it speaks.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    public string Model => "scripted";

    public IReadOnlyList<AudioFormat> Formats { get; } = [AudioFormat.Wav];

    public bool NeedsLanguage => false;

    public int MaxPieceBytes { get; init; } = 4096;

    public async Task<ReadOnlyMemory<byte>> SpeakAsync(
        string piece, SpeechRequest request, CancellationToken cancellationToken)
    {
        Pieces.Enqueue(piece);
        await Before(cancellationToken);
        return MadeAudio.Wav(MadeAudio.Samples(piece));
    }
}
