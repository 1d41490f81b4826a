using System.Security.Cryptography;
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

    // Written aside, under a name of its own, and moved into place: a crash leaves no half a secret, and of those who come
    // at once the first one wins.
    private static void Make(string path)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = $"{path}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new StreamWriter(aside, options))
            file.WriteLine(RandomNumberGenerator.GetHexString(2 * Bytes, lowercase: true));
        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}
