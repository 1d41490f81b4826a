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
    private readonly (int Blobs, int Queues, int Tables) _ports = (FreePort.Find(), FreePort.Find(), FreePort.Find());
    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
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
    public string ConnectionTo(Uri blobs, Uri tables) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={_key};BlobEndpoint={blobs};TableEndpoint={tables};";

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
        ProcessStartInfo start = new("node",
        [
            Program, "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--location", _folder.FullName,
            "--blobPort", Text(_ports.Blobs), "--queuePort", Text(_ports.Queues), "--tablePort", Text(_ports.Tables),
            .. _isSecure ? (string[])["--oauth", "basic", "--cert", CertificatePath, "--key", KeyPath] : [],
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
            Environment = { ["AZURITE_ACCOUNTS"] = $"{Account}:{_key}" },
        };
        _process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += EndWithThisProcess;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        foreach (var endpoint in (Uri[])[BlobEndpoint, TableEndpoint]) await AnswersAsync(endpoint);

        static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
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

    private Uri Endpoint(int port) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{(_isSecure ? "https" : "http")}://127.0.0.1:{port}/{Account}"));

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
