using System.Globalization;
using System.Net;
using Interviewing.Servers;

namespace Interviewing.Load.Servers;

/// <summary>A web front and silos over a storage, each a process of its own.</summary>
public sealed class ClusterProcesses : IAsyncDisposable
{
    private static readonly TimeSpan Ready = TimeSpan.FromSeconds(60);

    private readonly Stack<IAsyncDisposable> _started = [];
    private readonly List<(string Name, int Process)> _parts = [];

    /// <summary>Starts them; the web front is the target, and the others are its parts.</summary>
    public async Task<Target> Start(LoadOptions options, Dictionary<string, string> environment, string dataFolder)
    {
        var (storage, storageProcess) = await StartStorage(options.ClusterStorage);
        foreach (var (name, value) in storage.Settings)
            environment[name] = value;
        environment["DATA_DIR"] = dataFolder;
        environment["ADVERTISED_ADDRESS"] = "127.0.0.1";
        environment["TOKEN_SECRET"] = "a secret that all processes of this measurement share";
        environment.TryAdd("LOAD_SHEDDING_PERCENT", "none");

        await using (var init = ServerProcess.Start(SiloProgram, environment, "--init-storage"))
        {
            if (await init.WaitForExit(Ready) != 0)
                throw new InvalidOperationException(init.Output);
        }

        for (var i = 1; i <= options.Cluster; i++)
            await StartSilo(i, environment);
        var address = new IPEndPoint(IPAddress.Loopback, FreePort.Find());
        var front = StartProcess(
            "web front", BuiltProgram.PathOf("WebFront", "Interviewing.WebFront"),
            new(environment) { ["PORT"] = Text(address.Port) });
        await WaitUntilReady(new($"http://{address}/health/ready"));
        _parts.Add((options.ClusterStorage, storageProcess));
        return new("product", address, front.Id) { Parts = _parts };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (_started.TryPop(out var process))
        {
            await process.DisposeAsync();
            if (Environment.GetEnvironmentVariable("CLUSTER_OUTPUT") == "1" && process is ServerProcess server)
                await Console.Error.WriteLineAsync(server.Output);
        }
    }

    private static string SiloProgram => BuiltProgram.PathOf("Silo", "Interviewing.Silo");

    private async Task<(IClusterStorage Storage, int Process)> StartStorage(string kind)
    {
        if (kind == "azure")
        {
            var azurite = await AzuriteServer.StartNewAsync();
            _started.Push(azurite);
            return (azurite, azurite.Id);
        }

        var postgres = await PostgresServer.StartNewAsync();
        _started.Push(postgres);
        return (postgres, postgres.Id);
    }

    private async Task StartSilo(int number, Dictionary<string, string> environment)
    {
        var silo = StartProcess($"silo {number}", SiloProgram, new(environment)
        {
            ["SILO_PORT"] = Text(FreePort.Find()),
            ["GATEWAY_PORT"] = Text(FreePort.Find()),
        });
        await silo.WaitForLine("Silo of cluster", Ready);
    }

    private ServerProcess StartProcess(string name, string program, Dictionary<string, string> environment)
    {
        var process = ServerProcess.Start(program, environment);
        _started.Push(process);
        _parts.Add((name, process.Id));
        return process;
    }

    private static async Task WaitUntilReady(Uri address)
    {
        using var client = new HttpClient();
        using var deadline = new CancellationTokenSource(Ready);
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(address, deadline.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50, deadline.Token);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
