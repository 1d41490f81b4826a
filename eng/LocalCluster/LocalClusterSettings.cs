using System.Globalization;
using Interviewing.Hosting;
using Interviewing.Storage;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Tokens;

namespace Interviewing.LocalCluster;

/// <summary>What the cluster is made of, and what its processes are told.</summary>
internal sealed class LocalClusterSettings
{
    private const int DefaultSilos = 3;
    private const int MostSilos = 16;

    private LocalClusterSettings(int silos, Azurite? azurite, Dictionary<string, string> shared, WebSettings web) =>
        (Silos, Azurite, Shared, Web) = (silos, azurite, shared, web);

    /// <summary>How many silos run.</summary>
    public int Silos { get; }

    /// <summary>The storage that runs beside them; null where an existing one is configured.</summary>
    public Azurite? Azurite { get; }

    /// <summary>The environment variables of every process.</summary>
    public IReadOnlyDictionary<string, string> Shared { get; }

    /// <summary>The same as a web front reads them; the address and the port are those of the whole cluster.</summary>
    public WebSettings Web { get; }

    /// <summary>The folder of everything that is kept.</summary>
    public string DataFolder => Web.Storage.DataDirectory;

    /// <summary>Reads the arguments, the environment and <c>.env</c>.</summary>
    /// <exception cref="SettingsException">Something is not as it must be; says what.</exception>
    public static LocalClusterSettings Read(string[] arguments)
    {
        var silos = ReadSilos(arguments);
        var configured = ProcessEnvironment.Open();
        var data = Path.GetFullPath(configured("DATA_DIR") is { Length: > 0 } folder ? folder : new StorageOptions().DataDirectory);
        Dictionary<string, string> shared = new(StringComparer.Ordinal)
        {
            ["DATA_DIR"] = data,
            ["TOKEN_SECRET"] = configured("TOKEN_SECRET") is { Length: > 0 } secret ? secret : TokenSecret.KeptIn(data),
            // A new cluster each time: nothing waits for silos of the one before that had no time to say that they are gone. What
            // lasts goes by SERVICE_ID.
            ["CLUSTER_ID"] = $"local-{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}",
            ["ADVERTISED_ADDRESS"] = "127.0.0.1",
            ["LISTEN_ADDRESS"] = "127.0.0.1",
            ["HEALTH_PORT"] = "",
            // One machine runs everything: a busy moment of it is no reason to turn calls away.
            ["LOAD_SHEDDING_PERCENT"] = configured("LOAD_SHEDDING_PERCENT") is { Length: > 0 } percent ? percent : "none",
        };
        Azurite? azurite = null;
        if (configured("CLUSTERING") is not ("postgres" or "azure"))
        {
            if (configured("POSTGRES_CONNECTION") is { Length: > 0 })
            {
                shared["CLUSTERING"] = "postgres";
            }
            else
            {
                azurite = new(Path.Combine(data, "azurite"));
                shared["CLUSTERING"] = "azure";
                shared["AZURE_STORAGE_CONNECTION_STRING"] = azurite.Connection;
            }
        }

        var web = HostSettings.Read(
            new WebSettings(), WebSettings.Variables, variable => shared.GetValueOrDefault(variable) ?? configured(variable));
        shared["TRUSTED_PROXIES"] = string.Join(',', [FrontDoor.Address, .. configured("TRUSTED_PROXIES") is { Length: > 0 } more ? [more] : (string[])[]]);
        return new(silos, azurite, shared, web);
    }

    private static int ReadSilos(string[] arguments) => arguments switch
    {
        [] => DefaultSilos,
        [var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostSilos => number,
        _ => throw new SettingsException($"Usage: ./run cluster [silos]; silos is a number from 1 to {MostSilos}, {DefaultSilos} by default."),
    };
}
