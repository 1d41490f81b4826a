using System.Diagnostics;
using Interviewing.Servers;

namespace Interviewing.Cluster;

/// <summary>The files that a whole installation is started from are what their programs take.</summary>
public sealed class DeploymentTests
{
    private static readonly (string Program, string[] First)[] Composers = [("docker", ["compose"]), ("docker-compose", [])];

    [Fact]
    public async Task ComposeTakesTheFileAndAsksForWhatMustBeSaid()
    {
        var compose = await FindComposeAsync();
        Assert.SkipWhen(compose is null, "docker compose is not installed.");
        var (program, first) = compose!.Value;
        string[] config = [.. first, "--file", RepositoryFolder.PathOf("docker-compose.yml"), "config"];

        var (code, output, error) = await RunAsync(
            program, config, ("POSTGRES_PASSWORD", "p"), ("TOKEN_SECRET", "t"), ("API_KEYS", "k"));
        Assert.True(code == 0, error);
        foreach (var service in (string[])["postgres", "init-storage", "silo", "web-1", "web-2", "nginx", "livekit"])
            Assert.Contains($"  {service}:", output, StringComparison.Ordinal);

        (code, output, error) = await RunAsync(
            program, [.. first, "--profile", "azurite", .. config[first.Length..]],
            ("POSTGRES_PASSWORD", "p"), ("TOKEN_SECRET", "t"), ("API_KEYS", "k"), ("CLUSTERING", "azure"));
        Assert.True(code == 0, error);
        Assert.Contains("  azurite:", output, StringComparison.Ordinal);
        Assert.Equal(4, output.Split("CLUSTERING: azure").Length - 1);

        foreach (var missing in (string[])["POSTGRES_PASSWORD", "TOKEN_SECRET", "API_KEYS"])
        {
            var others = ((string[])["POSTGRES_PASSWORD", "TOKEN_SECRET", "API_KEYS"]).Where(name => name != missing);
            (code, _, error) = await RunAsync(program, config, [.. others.Select(name => (name, "x"))]);
            Assert.NotEqual(0, code);
            Assert.Contains("set it in .env", error, StringComparison.Ordinal);
        }
    }

    private static async Task<(string Program, string[] First)?> FindComposeAsync()
    {
        foreach (var (program, first) in Composers)
        {
            try
            {
                if ((await RunAsync(program, [.. first, "version"])).Code == 0) return (program, first);
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // It is not installed.
            }
        }

        return null;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(
        string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
