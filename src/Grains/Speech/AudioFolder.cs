using Interviewing.Speech.Audio;
using Interviewing.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Interviewing.Speech;

/// <summary>
/// Audio files in the folder <c>audio</c> of the data folder. A file is written under a temporary name, put to disk, then
/// renamed. Several processes may share the folder: whoever makes a file last replaces it by the same one.
/// </summary>
public sealed partial class AudioFolder(IOptions<StorageOptions> options, TimeProvider time, ILogger<AudioFolder> logger)
    : IAudioStore
{
    private const string TemporaryExtension = ".tmp";
    private const int LaterSeconds = 10;

    // The time of a file's last change says when it was last asked for; it need not be exact.
    private static readonly TimeSpan BetweenTouches = TimeSpan.FromMinutes(1);

    // Longer than any file takes from one piece to the next.
    private static readonly TimeSpan TemporaryKept = TimeSpan.FromMinutes(15);

    private readonly string _folder = Path.GetFullPath(Path.Combine(options.Value.DataDirectory, "audio"));

    /// <inheritdoc/>
    public AudioFile? Find(string name) => Guard(name, () =>
    {
        using var file = Open(name);
        if (file is null)
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        if (now - File.GetLastWriteTimeUtc(file.SafeFileHandle) > BetweenTouches)
            File.SetLastWriteTimeUtc(PathOf(name), now);
        return new AudioFile(name, AudioFormats.Duration(AudioFileName.FormatOf(name), file));
    });

    /// <inheritdoc/>
    public Stream? OpenRead(string name) => Guard(name, () => Open(name));

    /// <inheritdoc/>
    public async Task<AudioFile> WriteAsync(
        string name, Func<Stream, CancellationToken, Task<TimeSpan>> write, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        var temporary = $"{path}.{Path.GetRandomFileName()}{TemporaryExtension}";
        try
        {
            System.IO.Directory.CreateDirectory(_folder);
            TimeSpan duration;
            var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
            await using (file.ConfigureAwait(false))
            {
                duration = await write(file, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            File.SetLastWriteTimeUtc(temporary, time.GetUtcNow().UtcDateTime);
            File.Move(temporary, path, overwrite: true);
            return new AudioFile(name, duration);
        }
        catch (Exception failure)
        {
            RemoveLeftover(temporary);
            if (failure is not (IOException or UnauthorizedAccessException))
                throw;
            throw Unavailable(failure, name);
        }
    }

    /// <inheritdoc/>
    public void Delete(string name) => Guard(name, () =>
    {
        if (System.IO.Directory.Exists(_folder))
            File.Delete(PathOf(name));
        return true;
    });

    /// <inheritdoc/>
    public CleanedUp DeleteOlderThan(TimeSpan age, string? tenant = null) => Guard(_folder, () =>
    {
        CleanedUp cleaned = default;
        DirectoryInfo folder = new(_folder);
        if (!folder.Exists)
            return cleaned;
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var file in folder.EnumerateFiles())
        {
            var (isAudio, kept) = AudioFileName.IsValid(file.Name) ? (true, age)
                : file.Extension == TemporaryExtension ? (false, TemporaryKept)
                : (false, TimeSpan.MaxValue);
            if (now - file.LastWriteTimeUtc < kept
                || (isAudio && tenant is not null && AudioFileName.TenantOf(file.Name) != tenant))
                continue;
            var length = file.Length;
            file.Delete();
            if (isAudio)
                cleaned = new(cleaned.Files + 1, cleaned.Bytes + length);
        }

        return cleaned;
    });

    private string PathOf(string name) => AudioFileName.IsValid(name)
        ? Path.Combine(_folder, name)
        : throw new ArgumentException("It is not the name of an audio file.", nameof(name));

    private FileStream? Open(string name)
    {
        if (!AudioFileName.IsValid(name))
            return null;
        try
        {
            return new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private T Guard<T>(string name, Func<T> does)
    {
        try
        {
            return does();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw Unavailable(failure, name);
        }
    }

    private SpeechUnavailableException Unavailable(Exception failure, string name)
    {
        LogDiskFailed(failure, name);
        return new("The audio folder on the server's disk cannot be used; its log says why.", LaterSeconds);
    }

    // What cannot be removed now is found by the next cleaning; what went wrong before is what is told.
    private void RemoveLeftover(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogDiskFailed(failure, Path.GetFileName(temporary));
        }
    }

    [LoggerMessage(3001, LogLevel.Warning, "The audio folder did not do as it was told with {Name}.")]
    private partial void LogDiskFailed(Exception failure, string name);
}
