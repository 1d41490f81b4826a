using System.Security.Cryptography;
using System.Text;
using Interviewing.Hosting;

namespace Interviewing.WebFront.Tokens;

/// <summary>The secret that candidate tokens are signed with, where none is configured.</summary>
internal static class TokenSecret
{
    private const string FileName = "token-secret";
    private const int Bytes = 32;

    /// <summary>The secret that is kept in a folder; made there, for its owner's eyes only, if it is missing.</summary>
    /// <exception cref="SettingsException">The folder cannot be written, or the file not be read.</exception>
    public static string KeptIn(string folder)
    {
        try
        {
            var path = Path.Combine(folder, FileName);
            if (!File.Exists(path))
                Make(path);
            return File.ReadAllText(path).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                $"DATA_DIR is \"{folder}\": it must be a folder that this process can read and write. {failure.Message}");
        }
    }

    // Processes that come at once make it one after the other, and all but the first find it. Written aside and moved into
    // place, so that a crash leaves no half a secret; a move that must not overwrite is no guard by itself: it looks first and
    // moves then.
    private static void Make(string path)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using Mutex turn = new(initiallyOwned: false, NameOf(path));
        Take(turn);
        try
        {
            if (File.Exists(path))
                return;
            var aside = $"{path}.{Path.GetRandomFileName()}";
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new StreamWriter(aside, options))
                file.WriteLine(RandomNumberGenerator.GetHexString(2 * Bytes, lowercase: true));
            File.Move(aside, path);
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static void Take(Mutex turn)
    {
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Its holder was killed: it is ours now.
        }
    }

    private static string NameOf(string path) =>
        $"interviews-{FileName}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(path))))[..32]}";
}
