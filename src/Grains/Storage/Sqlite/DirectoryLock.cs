namespace Interviewing.Storage.Sqlite;

/// <summary>
/// Keeps a data directory to one process: two would both believe that they alone run the interviews in it. The operating
/// system takes the lock back when the process ends, however it ends.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <summary>Makes the directory if it is not there, and takes it.</summary>
    /// <exception cref="InvalidOperationException">Another process has it, or it cannot be written.</exception>
    public static DirectoryLock Take(string directory)
    {
        try
        {
            System.IO.Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(directory, e);
        }

        var path = Path.Combine(directory, "interviews.lock");
        try
        {
            return new DirectoryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException e)
        {
            throw Unusable(directory, e);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new InvalidOperationException(
                $"DATA_DIR {directory} is in use by another process. Stop that one, or set DATA_DIR to another folder.", e);
        }
        catch (IOException e)
        {
            throw Unusable(directory, e);
        }
    }

    public void Dispose() => _file.Dispose();

    private static InvalidOperationException Unusable(string directory, Exception reason) =>
        new($"DATA_DIR {directory} cannot be written: {reason.Message} Set DATA_DIR to a folder that can.", reason);
}
