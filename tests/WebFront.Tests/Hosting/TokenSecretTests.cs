using Interviewing.Hosting;
using Interviewing.WebFront.Tokens;

namespace Interviewing.WebFront.Tests.Hosting;

public sealed class TokenSecretTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public void TheSecretIsMadeOnceForItsOwnersEyesOnly()
    {
        var first = TokenSecret.KeptIn(_folder);
        var second = TokenSecret.KeptIn(_folder);

        Assert.Equal(first, second);
        Assert.Equal(64, first.Length);
        var file = Assert.Single(System.IO.Directory.GetFiles(_folder));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task ThoseWhoComeAtOnceHaveTheSame()
    {
        var secrets = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TokenSecret.KeptIn(_folder))));

        Assert.Single(secrets.Distinct());
    }

    [Fact]
    public void AFolderThatCannotBeWrittenIsSaidWithTheVariablesName()
    {
        System.IO.Directory.CreateDirectory(_folder);
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        var failure = Assert.Throws<SettingsException>(() => TokenSecret.KeptIn(Path.Combine(file, "data")));

        Assert.StartsWith("DATA_DIR is ", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);
}
