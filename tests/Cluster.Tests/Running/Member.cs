using System.Globalization;
using Interviewing.Servers;

namespace Interviewing.Cluster.Running;

/// <summary>A process of the cluster, a silo or a web front, that can be stopped and started again in its place.</summary>
public sealed class Member(string project, IReadOnlyDictionary<string, string> environment, string startLine) : IAsyncDisposable
{
    private ServerProcess? _process;

    /// <summary>The process that runs.</summary>
    public ServerProcess Process => _process ?? throw new InvalidOperationException("It is not started.");

    /// <summary>What every process of it wrote.</summary>
    public string Output { get; private set; } = "";

    /// <summary>Starts it, and returns when it says that it is ready.</summary>
    public async Task StartAsync()
    {
        await ForgetAsync();
        _process = ServerProcess.Start(BuiltProgram.PathOf(project, "Interviewing." + project), environment);
        await _process.WaitForLine(startLine, ClusterUnderTest.Generous);
    }

    /// <summary>Ends it as a power cut would.</summary>
    public Task KillAsync() => Process.Kill();

    /// <summary>Asks it to stop, and waits until it has.</summary>
    public async Task StopAsync()
    {
        Process.Terminate();
        Assert.Equal(0, await Process.WaitForExit(ClusterUnderTest.Generous));
    }

    /// <summary>Lets it stand still for a time (SIGSTOP), as a machine does that is overloaded or being moved.</summary>
    public async Task PauseAsync(TimeSpan time)
    {
        Process.Pause();
        await Task.Delay(time);
        Process.Resume();
    }

    /// <summary>Starts it again where it has ended by itself, as a supervisor does.</summary>
    public async Task SuperviseAsync()
    {
        if (Process.HasExited)
            await StartAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ForgetAsync();

    private async ValueTask ForgetAsync()
    {
        if (_process is not { } process)
            return;
        Output += string.Create(CultureInfo.InvariantCulture, $"--- {project} {process.Id}\n");
        await process.DisposeAsync();
        Output += process.Output + "\n";
        _process = null;
    }
}
