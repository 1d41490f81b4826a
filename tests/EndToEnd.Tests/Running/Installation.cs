using System.Globalization;
using Interviewing.EndToEnd.Http;
using Interviewing.Servers;

namespace Interviewing.EndToEnd.Running;

/// <summary>
/// The product as somebody runs it: a data folder, an address, settings, and a process that can be killed and started
/// again on the same folder and address.
/// </summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("interviews-e2e-");
    private readonly int _port = FreePort.Find();
    private ServerProcess? _process;

    private Installation(IReadOnlyDictionary<string, string> settings)
    {
        Settings = new(settings)
        {
            ["PORT"] = _port.ToString(CultureInfo.InvariantCulture),
            ["DATA_DIR"] = _data.FullName,
        };
        Interviews = InterviewClient.For(Address);
    }

    /// <summary>The environment of the process; what is changed counts from its next start.</summary>
    public Dictionary<string, string> Settings { get; }

    /// <summary>Where it answers.</summary>
    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>Where it keeps everything.</summary>
    public DirectoryInfo DataFolder => new(_data.FullName);

    /// <summary>The calls of the API.</summary>
    public InterviewClient Interviews { get; }

    /// <summary>The process that runs.</summary>
    public ServerProcess Process => _process ?? throw new InvalidOperationException("It is not started.");

    /// <summary>Makes a new one and starts it.</summary>
    public static async Task<Installation> Start(params IEnumerable<KeyValuePair<string, string>> settings)
    {
        var installation = new Installation(new Dictionary<string, string>(settings));
        await installation.Start();
        return installation;
    }

    /// <summary>Makes a new one whose process stops at a point (see the crash host).</summary>
    public static async Task<Installation> StartThatHaltsAt(
        string point, params IEnumerable<KeyValuePair<string, string>> settings)
    {
        var installation = new Installation(new Dictionary<string, string>(settings));
        await installation.StartCrashHost(new() { ["HALT_AT"] = point });
        return installation;
    }

    /// <summary>Starts the real web front.</summary>
    public Task Start() => Start("WebFront", "Interviewing.WebFront", []);

    /// <summary>Starts the crash host, told what to do in the variables given.</summary>
    public Task StartCrashHost(Dictionary<string, string> orders) =>
        Start("CrashHost", "Interviewing.CrashHost", orders);

    /// <summary>Ends the process with -9 and starts the real web front on what it left.</summary>
    public async Task KillAndStart()
    {
        await Kill();
        await Start();
    }

    /// <summary>Ends the process with -9.</summary>
    public async Task Kill()
    {
        await Process.DisposeAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(Process.Output);
        _process = null;
    }

    /// <summary>Asks the process to stop and waits until it has; its exit code.</summary>
    public async Task<int> Stop()
    {
        Process.Terminate();
        return await Process.WaitForExit(Deadline.Generous);
    }

    /// <summary>Runs a command of the program with the same settings; its exit code, and what it wrote.</summary>
    public async Task<(int ExitCode, string Output)> Run(params IEnumerable<string> arguments)
    {
        await using var command = ServerProcess.Start(BuiltProgram.PathOf("WebFront", "Interviewing.WebFront"), Settings, arguments);
        return (await command.WaitForExit(Deadline.Generous), command.Output);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await Kill();
        Interviews.Dispose();
        _data.Delete(recursive: true);
    }

    private async Task Start(string project, string assembly, Dictionary<string, string> orders)
    {
        var environment = new Dictionary<string, string>([.. Settings, .. orders]);
        _process = ServerProcess.Start(BuiltProgram.PathOf(project, assembly), environment);
        await HttpReadiness.WaitFor(new Uri(Address, "/health"), _process, Deadline.Generous);
    }
}
