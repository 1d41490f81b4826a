using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace Interviewing.Servers;

/// <summary>
/// A script of tests/NodeClients as a process of its own: the client libraries that platforms really use, driven by a test.
/// The script writes one JSON value a line to its standard output and may read lines from its standard input.
/// </summary>
public sealed class NodeScript : IAsyncDisposable
{
    private const int KeptLines = 200;

    private static readonly string? Folder = FindFolder();

    private readonly Process _process;
    private readonly Channel<JsonElement> _said = Channel.CreateUnbounded<JsonElement>();
    private readonly ConcurrentQueue<string> _output = new();

    private NodeScript(Process process) => _process = process;

    /// <summary>
    /// What is missing for scripts to run, for a test to be skipped with; null when nothing is. <c>./test</c> installs the
    /// packages where npm is.
    /// </summary>
    public static string? Missing { get; } =
        Folder is null ? "tests/NodeClients is not beside this build."
        : !Directory.Exists(Path.Combine(Folder, "node_modules")) ? "The packages of tests/NodeClients are not installed (npm ci)."
        : !HasNode() ? "Node.js is not installed."
        : null;

    /// <summary>What it wrote that is no JSON, its last lines.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>True once it is gone.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts a script.</summary>
    /// <param name="script">Its file name in tests/NodeClients.</param>
    /// <param name="arguments">What it is told.</param>
    public static NodeScript Start(string script, params IEnumerable<string> arguments)
    {
        if (Missing is { } missing)
            throw new InvalidOperationException(missing);
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Folder,
        };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        var node = new NodeScript(new Process { StartInfo = start });
        node._process.OutputDataReceived += (_, line) => node.Take(line.Data);
        node._process.ErrorDataReceived += (_, line) => node.Keep(line.Data);
        AppDomain.CurrentDomain.ProcessExit += node.EndWithThisProcess;
        node._process.Start();
        node._process.BeginOutputReadLine();
        node._process.BeginErrorReadLine();
        return node;
    }

    /// <summary>Sends it a line of JSON.</summary>
    public async Task TellAsync<T>(T message)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(message, JsonSerializerOptions.Web));
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>The next value that it says.</summary>
    /// <exception cref="TimeoutException">It said nothing in time, or ended; the message has what it wrote.</exception>
    public async Task<JsonElement> NextAsync(TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within);
        try
        {
            return await _said.Reader.ReadAsync(deadline.Token);
        }
        catch (Exception silence) when (silence is OperationCanceledException or ChannelClosedException)
        {
            throw new TimeoutException($"The script said nothing more. It wrote:\n{Output}", silence);
        }
    }

    /// <summary>The next value that it says for which <paramref name="isIt"/> holds; those before are dropped.</summary>
    /// <exception cref="TimeoutException">It did not say it in time.</exception>
    public async Task<JsonElement> NextAsync(Func<JsonElement, bool> isIt, TimeSpan within)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var left = within - TimeProvider.System.GetElapsedTime(since);
            var said = await NextAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            if (isIt(said))
                return said;
        }
    }

    /// <summary>Waits until it has ended; its exit code.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        AppDomain.CurrentDomain.ProcessExit -= EndWithThisProcess;
        _process.Dispose();
    }

    private static string? FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var clients = Path.Combine(folder.FullName, "tests", "NodeClients");
            if (File.Exists(Path.Combine(clients, "package.json")))
                return clients;
        }

        return null;
    }

    /// <summary>True where Node.js is installed.</summary>
    internal static bool HasNode() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(
            folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));

    private void Take(string? line)
    {
        if (line is null)
        {
            _said.Writer.TryComplete();
            return;
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            _said.Writer.TryWrite(json.RootElement.Clone());
        }
        catch (JsonException)
        {
            Keep(line);
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        if (_output.Count > KeptLines)
            _output.TryDequeue(out _);
    }

    private void EndWithThisProcess(object? sender, EventArgs arguments)
    {
        if (!_process.HasExited)
            _process.Kill();
    }
}
