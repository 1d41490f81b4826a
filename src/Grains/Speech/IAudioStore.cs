namespace Interviewing.Speech;

/// <summary>
/// Keeps audio files by name. A file is there whole or not at all, and never changes. Names are those of
/// <see cref="AudioFileName"/>; nothing is there under any other.
/// </summary>
/// <remarks>Every method throws <see cref="SpeechUnavailableException"/> where the disk does not do as it is told.</remarks>
public interface IAudioStore
{
    /// <summary>Looks for a file; its age starts anew. Null where it is not there.</summary>
    AudioFile? Find(string name);

    /// <summary>Opens a file for reading, which can be sought in; null where it is not there.</summary>
    Stream? OpenRead(string name);

    /// <summary>Makes a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="write">
    /// Writes it to a stream and returns how long it sounds. It is called once the store is known to take a file, and the
    /// file is there after it has returned; if it throws, nothing is.
    /// </param>
    /// <param name="cancellationToken">Gives it up.</param>
    Task<AudioFile> WriteAsync(
        string name, Func<Stream, CancellationToken, Task<TimeSpan>> write, CancellationToken cancellationToken);

    /// <summary>Deletes a file, if it is there.</summary>
    void Delete(string name);

    /// <summary>Deletes the files that nobody has asked for in a time, and what a crash left half made.</summary>
    /// <param name="age">The time.</param>
    /// <param name="tenant">Whose files; null for everybody's.</param>
    CleanedUp DeleteOlderThan(TimeSpan age, string? tenant = null);
}

/// <summary>An audio file that is there.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Duration">How long it sounds.</param>
public sealed record AudioFile(string Name, TimeSpan Duration);

/// <summary>What a cleaning took away.</summary>
/// <param name="Files">How many audio files.</param>
/// <param name="Bytes">How much room they took.</param>
public readonly record struct CleanedUp(int Files, long Bytes);
