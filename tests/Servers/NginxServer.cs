using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Interviewing.Servers;

/// <summary>
/// Nginx with the configuration of deploy/nginx in front of processes of a test: what differs is the port, the folder for
/// temporary files, and the list of web fronts.
/// </summary>
public sealed class NginxServer : IAsyncDisposable
{
    private static readonly string? Program = Find();
    private static readonly TimeSpan Ready = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("interviews-nginx-");
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly IReadOnlyList<Uri> _fronts;
    private readonly Process _process;

    private NginxServer(IReadOnlyList<Uri> fronts)
    {
        _fronts = fronts;
        var port = FreePort.Find();
        Address = new($"http://127.0.0.1:{port}");
        var configuration = File.ReadAllText(RepositoryFolder.PathOf("deploy", "nginx", "nginx.conf"))
            .Replace("listen 8080;", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{port};"), StringComparison.Ordinal)
            .Replace("/var/cache/nginx/", _folder.FullName + "/", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder.FullName, "nginx.conf"), configuration);
        // Debian's nginx does not look names up again; here there are none.
        File.WriteAllText(Path.Combine(_folder.FullName, "upstream.conf"), $$"""
            upstream web {
                zone web 64k;
                hash $remote_addr consistent;
                {{string.Join('\n', fronts.Select(front => $"server {front.Authority} max_fails=2 fail_timeout=5s;"))}}
            }
            """);
        _process = new() { StartInfo = StartInfo("-g", "daemon off;") };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    /// <summary>What is missing for it to run; null when nothing is.</summary>
    public static string? Missing { get; } = Program is null ? "nginx is not installed." : null;

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>What it wrote: its access log.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Which of the web fronts the newest request went to.</summary>
    public int LastFront => _fronts.ToList().FindIndex(front => Fronts().Last() == front.Authority);

    /// <summary>Checks the configuration, and starts it.</summary>
    public static async Task<NginxServer> StartAsync(IReadOnlyList<Uri> fronts)
    {
        NginxServer server = new(fronts);
        using (var check = new Process { StartInfo = server.StartInfo("-t") })
        {
            check.Start();
            var words = await check.StandardError.ReadToEndAsync();
            await check.WaitForExitAsync();
            if (check.ExitCode != 0)
                throw new InvalidOperationException(words);
        }

        server._process.Start();
        AppDomain.CurrentDomain.ProcessExit += server.EndWithThisProcess;
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        await server.AnswersAsync();
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        EndWithThisProcess(this, EventArgs.Empty);
        AppDomain.CurrentDomain.ProcessExit -= EndWithThisProcess;
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private IEnumerable<string> Fronts() => _lines
        .Where(line => line.StartsWith('{'))
        .Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("front").GetString()!.Split(", ")[^1])
        .Where(front => front.Length > 1);

    private ProcessStartInfo StartInfo(params IEnumerable<string> arguments) => new(
        Program!, ["-p", _folder.FullName, "-c", "nginx.conf", "-e", "stderr", .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private async Task AnswersAsync()
    {
        using HttpClient http = new() { BaseAddress = Address };
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                (await http.GetAsync("/health")).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited && TimeProvider.System.GetElapsedTime(since) < Ready)
            {
                await Task.Delay(50);
            }
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
            _lines.Enqueue(line);
    }

    private void EndWithThisProcess(object? sender, EventArgs arguments)
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }

    private static string? Find() =>
        ((string[])["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx"]).FirstOrDefault(File.Exists);
}
