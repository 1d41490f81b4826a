using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Interviewing.Hosting;
using Interviewing.Servers;

namespace Interviewing.LocalCluster;

/// <summary>The processes of the cluster: its storage, its silos, its web fronts.</summary>
internal sealed class ClusterProcesses : IAsyncDisposable
{
    private const string Listening = "Listening on ";
    private const int Fronts = 2;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReadyPause = TimeSpan.FromMilliseconds(100);

    private readonly LocalClusterSettings _settings;
    private readonly FileStream _lock;
    private readonly ProcessGuard _guard = new();
    private readonly ChildProcess[] _storage;
    private readonly ChildProcess[] _silos;
    private readonly ChildProcess[] _fronts;
    private readonly ConcurrentDictionary<ChildProcess, string> _addresses = new();
    private FrontDoor? _door;

    /// <summary>Prepares them; nothing starts yet.</summary>
    /// <exception cref="SettingsException">Another cluster uses the data folder.</exception>
    public ClusterProcesses(LocalClusterSettings settings)
    {
        _settings = settings;
        _lock = Take(settings.DataFolder);
        _storage = settings.Azurite is { } azurite ? [new("azurite", azurite.Command, Azurite.ReadyText, _guard)] : [];
        _silos = [.. Enumerable.Range(1, settings.Silos).Select(number => Silo($"silo-{number}"))];
        _fronts = [.. Enumerable.Range(1, Fronts).Select(number => Front($"front-{number}"))];
    }

    private IEnumerable<ChildProcess> All => [.. _storage, .. _silos, .. _fronts];

    /// <summary>Starts them all; returns when every web front is ready for requests.</summary>
    /// <exception cref="SettingsException">One of them did not start.</exception>
    public async Task StartAsync(FrontDoor door, CancellationToken cancellationToken)
    {
        _door = door;
        if (_settings.Azurite is not null)
            await Azurite.InstallAsync(cancellationToken);
        foreach (var storage in _storage) await storage.StartAsync(cancellationToken);
        Output.Write(await _settings.Web.Shared!.InitAsync(cancellationToken));
        await Task.WhenAll(_silos.Select(silo => silo.StartAsync(cancellationToken)));
        await Task.WhenAll(_fronts.Select(front => StartAsync(front, cancellationToken)));
        foreach (var line in StartLines()) Output.Write(line);
    }

    /// <summary>Starts again whatever ends, until it is told to stop.</summary>
    public Task SuperviseAsync(CancellationToken stop) => Task.WhenAll(All.Select(child => SuperviseAsync(child, stop)));

    /// <summary>Stops them: web fronts first, then silos, then the storage. False if one had to be killed.</summary>
    public async Task<bool> StopAsync()
    {
        var succeeded = true;
        foreach (var kind in (ChildProcess[][])[_fronts, _silos, _storage])
            succeeded &= (await Task.WhenAll(kind.Select(child => child.StopAsync()))).All(stopped => stopped);
        return succeeded;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _guard.Dispose();
        await _lock.DisposeAsync();
    }

    private async Task SuperviseAsync(ChildProcess child, CancellationToken stop)
    {
        var pause = FirstPause;
        while (true)
        {
            var (id, since) = (child.Id, TimeProvider.System.GetTimestamp());
            var code = await child.Exit.WaitAsync(stop);
            _addresses.TryRemove(child, out _);
            LeadToFronts();
            pause = TimeProvider.System.GetElapsedTime(since) > LongestPause ? FirstPause : pause;
            Output.Write($"{child.Name} (process {id}) ended with exit code {code}; it restarts in {pause.TotalSeconds:0} s.");
            await Task.Delay(pause, stop);
            pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks));
            try
            {
                await StartAsync(child, stop);
                Output.Write($"{child.Name} runs again (process {child.Id}).");
            }
            catch (SettingsException failure)
            {
                Output.Write(failure.Message);
                await child.StopAsync();
            }
        }
    }

    private async Task StartAsync(ChildProcess child, CancellationToken cancellationToken)
    {
        var line = await child.StartAsync(cancellationToken);
        if (!_fronts.Contains(child))
            return;
        var address = line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..];
        await BecomeReadyAsync(child, new(new Uri(address), "/health/ready"), cancellationToken);
        _addresses[child] = address;
        LeadToFronts();
    }

    private void LeadToFronts() =>
        _door!.LeadTo(_addresses.OrderBy(one => one.Key.Name, StringComparer.Ordinal).Select(one => one.Value));

    private static async Task BecomeReadyAsync(ChildProcess front, Uri health, CancellationToken cancellationToken)
    {
        using HttpClient http = new();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(health, cancellationToken);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (!front.Exit.IsCompleted)
            {
                // Asked again below.
            }
            catch (HttpRequestException)
            {
                throw new SettingsException($"{front.Name} ended before it was ready.");
            }

            await Task.Delay(ReadyPause, cancellationToken);
        }
    }

    private IEnumerable<string> StartLines()
    {
        yield return $"The cluster is ready: {_door!.Url}";
        yield return $"  web fronts  {Names(_fronts)}";
        yield return $"  silos       {Names(_silos)}";
        yield return $"  storage     {(_settings.Azurite is { } azurite ? $"{Names(_storage)}, data in {azurite.Folder}" : _settings.Web.Shared!.Place)}";
        yield return $"To see interviews survive a silo, run: kill -9 {_silos[0].Id}. Its interviews continue on the others; the silo restarts.";
        yield return "Ctrl-C stops everything.";

        static string Names(IEnumerable<ChildProcess> children) =>
            string.Join(", ", children.Select(child => $"{child.Name} (process {child.Id})"));
    }

    private ChildProcess Silo(string name)
    {
        var (silo, gateway) = (FreePort.Find(), FreePort.Find());
        return new(name, () => Program("Silo", ("SILO_PORT", Text(silo)), ("GATEWAY_PORT", Text(gateway))), "Silo of cluster", _guard);

        static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
    }

    private ChildProcess Front(string name) =>
        new(name, () => Program("WebFront", ("HOST", FrontDoor.Address), ("PORT", "0")), Listening, _guard);

    private ProcessStartInfo Program(string project, params (string Name, string Value)[] own)
    {
        ProcessStartInfo start = new(BuiltProgram.Host, [BuiltProgram.PathOf(project, "Interviewing." + project)]);
        foreach (var (name, value) in _settings.Shared) start.Environment[name] = value;
        foreach (var (name, value) in own) start.Environment[name] = value;
        return start;
    }

    // Two clusters on one folder would be two storages on the same files.
    private static FileStream Take(string folder)
    {
        try
        {
            return new(Path.Combine(folder, "cluster.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new SettingsException($"DATA_DIR is \"{folder}\": another cluster uses it already.");
        }
    }
}
