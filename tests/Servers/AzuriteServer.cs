using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Interviewing.Servers;

/// <summary>
/// Azure Storage for a test: Azurite, of tests/Azurite, over a temporary folder on free loopback ports. Its key is its own.
/// </summary>
public sealed class AzuriteServer : IClusterStorage
{
    private const string Account = "devstoreaccount1";

    private static readonly TimeSpan Ready = TimeSpan.FromMinutes(3);
    private static readonly string Program =
        RepositoryFolder.PathOf("tests", "Azurite", "node_modules", "azurite", "dist", "src", "azurite.js");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("interviews-azurite-");
    private readonly AzuritePorts _ports = AzuritePorts.Find();
    private readonly string _key = NewKey();
    private Process? _process;

    private readonly bool _isSecure;

    private AzuriteServer(X509Certificate2? certificate)
    {
        if (certificate is null)
            return;
        _isSecure = true;
        File.WriteAllText(CertificatePath, certificate.ExportCertificatePem());
        File.WriteAllText(KeyPath, certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>What is missing for it to run, for a test to be skipped with; null when nothing is. <c>./test</c> installs it where npm is.</summary>
    public static string? Missing { get; } = !File.Exists(Program) ? "The packages of tests/Azurite are not installed (npm ci)."
        : NodeScript.HasNode() ? null
        : "Node.js is not installed.";

    /// <summary>A connection string with its key.</summary>
    public string Connection => ConnectionTo(BlobEndpoint, TableEndpoint);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["CLUSTERING"] = "azure",
        ["AZURE_STORAGE_CONNECTION_STRING"] = Connection,
    };

    /// <summary>Where its blobs are.</summary>
    public Uri BlobEndpoint => Endpoint(_ports.Blobs);

    /// <summary>Where its tables are.</summary>
    public Uri TableEndpoint => Endpoint(_ports.Tables);

    /// <summary>A connection string that goes by other addresses.</summary>
    public string ConnectionTo(Uri blobs, Uri tables) => ConnectionTo(blobs, tables, _key);

    /// <summary>A key of an account, as Azurite takes it.</summary>
    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));

    /// <summary>The connection string of an Azurite that <see cref="Command"/> starts.</summary>
    public static string ConnectionTo(AzuritePorts ports, string key) =>
        ConnectionTo(Endpoint("http", ports.Blobs), Endpoint("http", ports.Tables), key);

    /// <summary>The command that runs Azurite on loopback ports.</summary>
    /// <param name="folder">Where it keeps its data; it is there.</param>
    /// <param name="ports">The ports that it listens on.</param>
    /// <param name="key">The key of its one account.</param>
    /// <param name="more">More of its options.</param>
    public static ProcessStartInfo Command(string folder, AzuritePorts ports, string key, params IEnumerable<string> more) => new("node",
    [
        Program, "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--location", folder,
        "--blobPort", Text(ports.Blobs), "--queuePort", Text(ports.Queues), "--tablePort", Text(ports.Tables), .. more,
    ])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = folder,
        Environment = { ["AZURITE_ACCOUNTS"] = $"{Account}:{key}" },
    };

    /// <summary>The certificate of one that speaks HTTPS, in a file.</summary>
    public string CertificatePath => Path.Combine(_folder.FullName, "certificate.pem");

    /// <summary>The process id.</summary>
    public int Id => _process?.Id ?? throw new InvalidOperationException("It is stopped.");

    private string KeyPath => Path.Combine(_folder.FullName, "key.pem");

    /// <summary>Makes a new one and starts it.</summary>
    /// <param name="certificate">With it, it speaks HTTPS and takes bearer tokens too.</param>
    public static async Task<AzuriteServer> StartNewAsync(X509Certificate2? certificate = null)
    {
        AzuriteServer server = new(certificate);
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it again, on the same ports and data.</summary>
    public async Task StartAsync()
    {
        var start = Command(
            _folder.FullName, _ports, _key,
            _isSecure ? ["--oauth", "basic", "--cert", CertificatePath, "--key", KeyPath] : []);
        _process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += EndWithThisProcess;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        foreach (var endpoint in (Uri[])[BlobEndpoint, TableEndpoint]) await AnswersAsync(endpoint);
    }

    /// <summary>Stops it, in good order: what it was told is in its folder.</summary>
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
        _folder.Delete(recursive: true);
    }

    private static string ConnectionTo(Uri blobs, Uri tables, string key) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={key};BlobEndpoint={blobs};TableEndpoint={tables};";

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static Uri Endpoint(string scheme, int port) => new($"{scheme}://127.0.0.1:{Text(port)}/{Account}");

    private Uri Endpoint(int port) => Endpoint(_isSecure ? "https" : "http", port);

    private async Task AnswersAsync(Uri endpoint)
    {
        using HttpClient http = new(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true });
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(endpoint);
                return;
            }
            catch (HttpRequestException) when (_process is { HasExited: false } && Stopwatch.GetElapsedTime(began) < Ready)
            {
                await Task.Delay(50);
            }
        }
    }

    private void EndWithThisProcess(object? sender, EventArgs arguments)
    {
        if (_process is { HasExited: false } process)
            process.Kill();
    }
}
