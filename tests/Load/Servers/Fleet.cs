using System.Globalization;
using System.Net;
using Interviewing.Servers;

namespace Interviewing.Load.Servers;

/// <summary>The processes that a measurement needs, started for it and ended with it.</summary>
public sealed class Fleet : IAsyncDisposable
{
    private static readonly TimeSpan Ready = TimeSpan.FromSeconds(30);

    private readonly ClusterProcesses _cluster = new();
    private readonly Stack<ServerProcess> _processes = [];
    private readonly DirectoryInfo _data = System.IO.Directory.CreateTempSubdirectory("interviews-load-");

    /// <summary>Starts the web front on a new data folder, with the faked provider behind it or without one.</summary>
    public async Task<Target> StartProduct(LoadOptions options)
    {
        var environment = new Dictionary<string, string>(options.ServerEnvironment);
        if (!options.BuiltIn)
        {
            var provider = await StartProvider(options.ProviderDelay);
            environment["OPENAI_BASE_URL"] = $"http://{provider}/v1";
            environment["OPENAI_API_KEY"] = "test";
        }

        return options.Cluster > 0
            ? await _cluster.Start(options, environment, _data.FullName)
            : await StartWebFront(environment);
    }

    /// <summary>Starts the web front and waits until it is well.</summary>
    public async Task<Target> StartWebFront(Dictionary<string, string> environment)
    {
        var address = new IPEndPoint(IPAddress.Loopback, FreePort.Find());
        environment["PORT"] = address.Port.ToString(CultureInfo.InvariantCulture);
        environment["DATA_DIR"] = Path.Combine(_data.FullName, environment["PORT"]);
        var process = await Start("WebFront", "Interviewing.WebFront", address, "/health", environment);
        return new("product", address, process.Id);
    }

    /// <summary>Starts the endpoint that answers with constants.</summary>
    public async Task<Target> StartLimit()
    {
        var address = new IPEndPoint(IPAddress.Loopback, FreePort.Find());
        var process = await Start(
            "Load.Limit", "Interviewing.Load.Limit", address, "/health", new() { ["PORT"] = $"{address.Port}" });
        return new("limit", address, process.Id);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        while (_processes.TryPop(out var process))
            await process.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private async Task<IPEndPoint> StartProvider(TimeSpan delay)
    {
        var address = new IPEndPoint(IPAddress.Loopback, FreePort.Find());
        await Start(
            "FakeOpenAI", "FakeOpenAI", address, "/", [],
            "--lean", "--port", $"{address.Port}", "--delay-ms", $"{(int)delay.TotalMilliseconds}");
        return address;
    }

    private async Task<ServerProcess> Start(
        string project,
        string assembly,
        IPEndPoint address,
        string path,
        Dictionary<string, string> environment,
        params IEnumerable<string> arguments)
    {
        var process = ServerProcess.Start(BuiltProgram.PathOf(project, assembly), environment, arguments);
        _processes.Push(process);
        await HttpReadiness.WaitFor(new Uri($"http://{address}{path}"), process, Ready);
        return process;
    }
}
