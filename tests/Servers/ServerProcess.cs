using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Interviewing.Servers;

/// <summary>
/// A program of this build as a process of its own: started, watched, ended. It is ended by its own id and never
/// outlives the process that started it in good order.
/// </summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private const int KeptLines = 2_000;
    private const int SignalInterrupt = 2;
    private const int SignalTerminate = 15;
    private const int SignalContinue = 18;
    private const int SignalStop = 19;

    // What a .NET process needs of the machine. Everything else is left out: no setting of the machine leaks into a test.
    private static readonly string[] Inherited =
        ["PATH", "HOME", "USER", "TMPDIR", "TEMP", "TMP", "LANG", "TZ", "LD_LIBRARY_PATH", "SystemRoot", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64"];

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new();

    private ServerProcess(Process process) => _process = process;

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>True once it is gone.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>What it wrote so far, its last lines.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts an assembly. Its environment is what
    /// <paramref name="environment"/> says, and what a .NET process needs of the machine's.</summary>
    public static ServerProcess Start(
        string assembly,
        IReadOnlyDictionary<string, string> environment,
        params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(BuiltProgram.Host)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetDirectoryName(assembly),
        };
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Except(Inherited).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var server = new ServerProcess(new Process { StartInfo = start });
        server._process.OutputDataReceived += (_, line) => server.Take(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Take(line.Data);
        AppDomain.CurrentDomain.ProcessExit += server.EndWithThisProcess;
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Asks a process to stop (SIGINT) that this one has started; no matter if it is gone.</summary>
    public static void Interrupt(int processId) => _ = SendSignal(processId, SignalInterrupt);

    /// <summary>Waits until it has written a line that has <paramref name="text"/> in it.</summary>
    /// <exception cref="TimeoutException">It did not in time; the message has what it wrote.</exception>
    public async Task WaitForLine(string text, TimeSpan within)
    {
        var seen = _awaited.GetOrAdd(text, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (_output.Any(line => line.Contains(text, StringComparison.Ordinal)))
            return;
        var first = await Task.WhenAny(seen.Task, _process.WaitForExitAsync(), Task.Delay(within));
        if (first != seen.Task && !_output.Any(line => line.Contains(text, StringComparison.Ordinal)))
            throw new TimeoutException($"No line with '{text}' came. The process wrote:\n{Output}");
    }

    /// <summary>Ends it as a power cut would: no handler runs (SIGKILL). Returns when it is gone.</summary>
    public async Task Kill()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop (SIGTERM).</summary>
    public void Terminate() => Send(SignalTerminate);

    /// <summary>Lets it stand still (SIGSTOP), as a machine does that is overloaded or being moved.</summary>
    public void Pause() => Send(SignalStop);

    /// <summary>Lets it go on.</summary>
    public void Resume() => Send(SignalContinue);

    /// <summary>Waits until it is gone; its exit code.</summary>
    public async Task<int> WaitForExit(TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Kill();
        AppDomain.CurrentDomain.ProcessExit -= EndWithThisProcess;
        _process.Dispose();
    }

    private void Send(int signal)
    {
        if (!_process.HasExited && SendSignal(_process.Id, signal) != 0)
            throw new InvalidOperationException($"The signal did not reach process {_process.Id}.");
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        if (_output.Count > KeptLines)
            _output.TryDequeue(out _);
        foreach (var (text, seen) in _awaited)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                seen.TrySetResult();
        }
    }

    private void EndWithThisProcess(object? sender, EventArgs arguments)
    {
        if (!_process.HasExited)
            _process.Kill();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int processId, int signal);
}
