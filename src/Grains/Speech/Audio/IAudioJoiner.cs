namespace Interviewing.Speech.Audio;

/// <summary>Joins files of one format to one, without a gap, as they come.</summary>
internal interface IAudioJoiner
{
    /// <summary>Appends a file's sound.</summary>
    /// <exception cref="InvalidDataException">It is no file of the format, or sounds otherwise than those before.</exception>
    ValueTask AppendAsync(ReadOnlyMemory<byte> file, Stream to, CancellationToken cancellationToken);

    /// <summary>Ends the file; how long it sounds.</summary>
    ValueTask<TimeSpan> CompleteAsync(Stream to, CancellationToken cancellationToken);
}
