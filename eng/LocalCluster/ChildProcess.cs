using System.Diagnostics;
using Interviewing.Hosting;
using Interviewing.Servers;

namespace Interviewing.LocalCluster;

/// <summary>One process of the cluster, which is started again when it ends.</summary>
/// <param name="name">What its lines begin with.</param>
/// <param name="command">Makes its command.</param>
/// <param name="readyText">A part of the line that it writes when it is ready.</param>
/// <param name="guard">Keeps it from outliving this program.</param>
internal sealed class ChildProcess(string name, Func<ProcessStartInfo> command, string readyText, ProcessGuard guard)
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    // A silo and a web front end by themselves within 30 s.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(35);

    private static readonly string? NewSession = Environment.GetEnvironmentVariable("PATH")?
        .Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "setsid")).FirstOrDefault(File.Exists);

    private Action _kill = () => { };

    /// <summary>What its lines begin with.</summary>
    public string Name => name;

    /// <summary>The id of the process that runs, or ran last.</summary>
    public int Id { get; private set; }

    /// <summary>Completes with the exit code when the process has ended.</summary>
    public Task<int> Exit { get; private set; } = Task.FromResult(0);

    /// <summary>Starts it; returns the line that says it is ready.</summary>
    /// <exception cref="SettingsException">It ended, or was not ready in time.</exception>
    public async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = CommandInItsOwnSession() };
        process.OutputDataReceived += (_, line) => Take(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Take(line.Data, ready);
        process.Start();
        Id = process.Id;
        _kill = process.Kill;
        guard.Add(Id);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Exit = WaitForExitAsync(process);
        try
        {
            await Task.WhenAny(ready.Task, Exit).WaitAsync(LongestStart, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new SettingsException($"{name} was not ready within {LongestStart.TotalSeconds:0} s.");
        }

        return ready.Task.IsCompleted
            ? await ready.Task
            : throw new SettingsException($"{name} ended with exit code {await Exit} instead of starting.");
    }

    /// <summary>Stops it: SIGINT first, SIGKILL when that does not end it in time. False if it had to be killed.</summary>
    public async Task<bool> StopAsync()
    {
        if (Exit.IsCompleted)
            return true;
        ServerProcess.Interrupt(Id);
        try
        {
            await Exit.WaitAsync(LongestStop);
            return true;
        }
        catch (TimeoutException)
        {
            _kill();
            await Exit;
            return false;
        }
    }

    // In a session of its own the terminal's Ctrl-C does not reach it: this program says who stops when. Where setsid is missing
    // (macOS), Ctrl-C stops all at once.
    private ProcessStartInfo CommandInItsOwnSession()
    {
        var start = command();
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        if (NewSession is not null)
        {
            start.ArgumentList.Insert(0, start.FileName);
            start.FileName = NewSession;
        }

        return start;
    }

    private void Take(string? line, TaskCompletionSource<string> ready)
    {
        if (line is null)
            return;
        Output.Write(name, line);
        if (line.Contains(readyText, StringComparison.Ordinal))
            ready.TrySetResult(line);
    }

    private async Task<int> WaitForExitAsync(Process process)
    {
        await process.WaitForExitAsync();
        guard.Remove(process.Id);
        using (process)
            return process.ExitCode;
    }
}
