using System.Diagnostics;
using Interviewing.WebFront.Hosting;

namespace Interviewing.WebFront.Tests.Hosting;

/// <summary>The real process, as its users start it.</summary>
public sealed class ProcessTests
{
    [Theory]
    [InlineData("PORT", "abc", "PORT is \"abc\": it must be a whole number from 0 to 65535.")]
    [InlineData("HOST", "0.0.0.0", "loopback")]
    public async Task ASettingThatIsWrongIsOneLineAndExitCodeOne(string name, string value, string line)
    {
        var (code, error) = await RunAsync((name, value));

        Assert.Equal(1, code);
        Assert.Contains(line, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Error)> RunAsync(params (string Name, string Value)[] variables)
    {
        ProcessStartInfo start = new("dotnet", [typeof(WebSettings).Assembly.Location])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error);
    }
}
