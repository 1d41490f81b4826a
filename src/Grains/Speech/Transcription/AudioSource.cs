using Interviewing.Speech.Audio;

namespace Interviewing.Speech.Transcription;

/// <summary>
/// Audio as it comes in: its first bytes are looked at, then it is passed on without being held. Only silence at its
/// beginning is held back, up to a limit, so that a file of nothing but silence is never sent to anybody.
/// </summary>
public sealed class AudioSource
{
    private const int HeadLength = 4096;

    // Half a minute of silence at 16 kHz.
    private const int MostHeld = 1024 * 1024;

    private readonly Stream _content;
    private readonly long _maxBytes;
    private byte[] _held = new byte[HeadLength];
    private int _length;
    private long _total;
    private bool _ended;
    private WavFormat _wav;
    private int _wavStart;

    private AudioSource(Stream content, long maxBytes) => (_content, _maxBytes) = (content, maxBytes);

    /// <summary>The type, by its first bytes; null for what is not understood.</summary>
    public AudioType? Type { get; private set; }

    /// <summary>True where there is nothing at all.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>How long it sounds, once it was read to its end; null where only a decoder could tell.</summary>
    public TimeSpan? Duration => Type == AudioType.Wav && _ended && _wav.IsSound
        ? _wav.Duration(Math.Max(0, _total - _wavStart))
        : null;

    /// <summary>Looks at the first bytes.</summary>
    /// <param name="content">Where the audio comes from.</param>
    /// <param name="maxBytes">How much of it there may be.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<AudioSource> OpenAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        AudioSource source = new(content, maxBytes);
        while (!source._ended && source._length < HeadLength)
            await source.HoldMoreAsync(cancellationToken).ConfigureAwait(false);
        var head = source._held.AsSpan(0, source._length);
        source.Type = AudioTypes.Of(head);
        if (source.Type == AudioType.Wav && WavFile.TryReadHead(head, out var wav, out var start))
            (source._wav, source._wavStart) = (wav, start);
        return source;
    }

    /// <summary>
    /// True for a file in which nothing can be heard from its beginning to its end. Only 16-bit PCM is looked into, and
    /// only so far as it is silent.
    /// </summary>
    /// <exception cref="AudioTooLargeException">There is too much of it.</exception>
    public async Task<bool> IsSilentAsync(CancellationToken cancellationToken)
    {
        if (!_wav.IsPcm16)
            return false;
        Silence silence = new(_wav);
        var heard = _wavStart;
        while (true)
        {
            heard += silence.Listen(_held.AsSpan(heard, _length - heard));
            if (silence.IsBroken || (!_ended && _length >= MostHeld))
                return false;
            if (_ended)
                return true;
            await HoldMoreAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Passes all of it on; once.</summary>
    /// <exception cref="AudioTooLargeException">There is too much of it.</exception>
    internal async Task CopyToAsync(
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> write, CancellationToken cancellationToken)
    {
        await write(_held.AsMemory(0, _length), cancellationToken).ConfigureAwait(false);
        while (!_ended)
        {
            _length = 0;
            await HoldMoreAsync(cancellationToken).ConfigureAwait(false);
            await write(_held.AsMemory(0, _length), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task HoldMoreAsync(CancellationToken cancellationToken)
    {
        if (_length == _held.Length)
            Array.Resize(ref _held, _held.Length * 4);
        var read = await _content.ReadAsync(_held.AsMemory(_length), cancellationToken).ConfigureAwait(false);
        _length += read;
        _total += read;
        _ended = read == 0;
        if (_total > _maxBytes)
            throw new AudioTooLargeException(_maxBytes);
    }
}
