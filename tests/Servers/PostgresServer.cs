using System.Diagnostics;
using System.Globalization;

namespace Interviewing.Servers;

/// <summary>
/// A PostgreSQL of its own for a test: Debian's programs over a temporary folder on a free loopback port. The system's own
/// server, if there is one, is left alone. PostgreSQL does not run as root: there, the user of its package runs it.
/// </summary>
public sealed class PostgresServer : IClusterStorage
{
    private const string PackageUser = "postgres";

    private static readonly TimeSpan Ready = TimeSpan.FromMinutes(3);
    private static readonly string? Programs = FindPrograms();

    private readonly string _folder;
    private readonly int _port = FreePort.Find();
    private Process? _process;

    private PostgresServer(string folder) => _folder = folder;

    /// <summary>What is missing for a server to run, for a test to be skipped with; null when nothing is.</summary>
    public static string? Missing { get; } =
        Programs is null ? "PostgreSQL is not installed."
        : IsRoot && !File.Exists("/usr/bin/setpriv") ? "PostgreSQL does not run as root, and setpriv is not installed."
        : null;

    /// <summary>How it is reached, for Npgsql.</summary>
    public string Connection => $"Host=127.0.0.1;Port={_port};Database=postgres;Username=interviews";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["CLUSTERING"] = "postgres",
        ["POSTGRES_CONNECTION"] = Connection,
    };

    /// <summary>The process id.</summary>
    public int Id => _process?.Id ?? throw new InvalidOperationException("It is stopped.");

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>Makes a new one and starts it.</summary>
    public static async Task<PostgresServer> StartNewAsync()
    {
        var folder = (await RunAsync("mktemp", "-d", "-t", "interviews-postgres-XXXXXX")).Trim();
        await RunAsync(
            Path.Combine(Programs!, "initdb"), "--pgdata", folder, "--auth=trust", "--username=interviews",
            "--encoding=UTF8", "--no-locale");
        var server = new PostgresServer(folder);
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it again, on the same port and data.</summary>
    public async Task StartAsync()
    {
        var start = StartInfo(
            Path.Combine(Programs!, "postgres"), "-D", _folder, "-p", _port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200");
        _process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += EndWithThisProcess;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        var began = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(began) > Ready)
                throw new InvalidOperationException("PostgreSQL did not start.");
            await Task.Delay(50);
        }
    }

    /// <summary>Stops it at once: transactions under way are taken back, connections are closed.</summary>
    public async Task StopAsync()
    {
        if (_process is not { } process)
            return;
        AppDomain.CurrentDomain.ProcessExit -= EndWithThisProcess;
        _process = null;
        using (process)
        {
            if (!process.HasExited)
                ServerProcess.Interrupt(process.Id);
            await process.WaitForExitAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string? FindPrograms() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;

    private async Task<bool> IsReadyAsync()
    {
        using var asked = Process.Start(StartInfo(
            Path.Combine(Programs!, "pg_isready"), "-q", "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture)))!;
        await asked.WaitForExitAsync();
        return asked.ExitCode == 0;
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(program, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {await errors}");
    }

    private static ProcessStartInfo StartInfo(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(IsRoot ? "/usr/bin/setpriv" : program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        string[] asUser = ["--reuid", PackageUser, "--regid", PackageUser, "--clear-groups", program];
        foreach (var argument in (IEnumerable<string>)(IsRoot ? [.. asUser, .. arguments] : arguments))
            start.ArgumentList.Add(argument);
        return start;
    }

    private void EndWithThisProcess(object? sender, EventArgs arguments)
    {
        if (_process is { HasExited: false } process)
            ServerProcess.Interrupt(process.Id);
    }
}
