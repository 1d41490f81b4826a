using System.Security.Cryptography;

namespace Interviewing.WebFront.Tokens;

/// <summary>The secret that candidate tokens are signed with, where none is configured.</summary>
internal static class TokenSecret
{
    private const string FileName = "token-secret";
    private const int Bytes = 32;

    /// <summary>The secret that is kept in a folder; made there, for its owner's eyes only, if it is missing.</summary>
    public static string KeptIn(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            Make(path);
        return File.ReadAllText(path).Trim();
    }

    // Written aside and moved into place: a crash leaves no half a secret, and of two processes the first one wins.
    private static void Make(string path)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = $"{path}.{Environment.ProcessId}";
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
