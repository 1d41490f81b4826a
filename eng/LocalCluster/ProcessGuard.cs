using System.Diagnostics;

namespace Interviewing.LocalCluster;

/// <summary>
/// Kills the child processes when this program ends without having stopped them, also by SIGKILL: a shell holds the read end of a
/// pipe, which the system closes together with this program.
/// </summary>
internal sealed class ProcessGuard : IDisposable
{
    // The shell ignores Ctrl-C, which the terminal sends to it too. Each line has all ids.
    private const string Script = """
        trap '' INT TERM HUP
        ids=
        while read -r line; do ids=$line; done
        [ -z "$ids" ] || kill -9 $ids 2>/dev/null
        """;

    private readonly Lock _lock = new();
    private readonly HashSet<int> _ids = [];
    private readonly Process _shell =
        Process.Start(new ProcessStartInfo("sh", ["-c", Script]) { RedirectStandardInput = true })!;

    /// <summary>Guards a process that has started.</summary>
    public void Add(int processId) => Change(ids => ids.Add(processId));

    /// <summary>Forgets a process that has ended: its id may become another's.</summary>
    public void Remove(int processId) => Change(ids => ids.Remove(processId));

    /// <inheritdoc/>
    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit();
        _shell.Dispose();
    }

    private void Change(Action<HashSet<int>> change)
    {
        lock (_lock)
        {
            change(_ids);
            _shell.StandardInput.WriteLine(string.Join(' ', _ids));
            _shell.StandardInput.Flush();
        }
    }
}
