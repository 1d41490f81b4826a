using System.Net;
using Interviewing.Hosting;
using Interviewing.WebFront.Access;

namespace Interviewing.WebFront.Hosting;

/// <summary>What the web front is told by its environment.</summary>
public sealed class WebSettings : HostSettings
{
    /// <summary>The port to listen on (PORT), 0 for any free one. Default 4003.</summary>
    public int Port { get; set; } = 4003;

    /// <summary>The address to listen on (HOST). Default 127.0.0.1.</summary>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>
    /// What candidate tokens are signed with (TOKEN_SECRET), at least 32 characters. Default: made once, and kept in
    /// the data folder.
    /// </summary>
    public string? TokenSecret { get; set; }

    /// <summary>
    /// What candidate tokens were signed with before (TOKEN_SECRET_PREVIOUS): those that are out stay good while the secret is
    /// changed. Default: none.
    /// </summary>
    public string? PreviousTokenSecret { get; set; }

    /// <summary>The operators' keys (API_KEYS). Default none: everybody who reaches the server may do everything.</summary>
    internal IReadOnlyList<ApiKey> ApiKeys { get; set; } = [];

    /// <summary>The address by which browsers reach this server (PUBLIC_URL). Default: that of the request.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>How long things in a request may be.</summary>
    public RequestLimits Limits { get; } = new();

    /// <summary>How live connections are kept.</summary>
    public LiveOptions Live { get; } = new();

    /// <summary>How long Socket.IO waits for what.</summary>
    public SocketIoOptions SocketIo { get; } = new();

    /// <summary>
    /// How long a request waits for the interviewer's words before it is answered 202. Default 20 s; it stays under
    /// the grain calls' own time-out of 30 s.
    /// </summary>
    public TimeSpan TurnWait { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a shutdown waits for requests under way. Default 30 s.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a readiness check waits for each dependency. Default 2 s.</summary>
    public TimeSpan ReadinessTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The address that <see cref="Host"/> names; null for what is none.</summary>
    public IPAddress? Address =>
        Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(Host, out var address) ? address
        : null;

    /// <inheritdoc/>
    public override IEnumerable<string> Problems()
    {
        if (Address is not { } address)
            yield return $"HOST is \"{Host}\": it must be localhost or an IP address.";
        else if (ApiKeys.Count == 0 && !IPAddress.IsLoopback(address))
            yield return $"HOST is \"{Host}\": it must be a loopback address (127.0.0.1, ::1 or localhost), because "
                + "no API keys are configured and whoever reaches the server may do everything. Set API_KEYS; 'keys new NAME' makes one.";
        if (Clustering == Clustering.Postgres && TokenSecret is null)
        {
            yield return "CLUSTERING is postgres: TOKEN_SECRET must be set, the same for every web front, for each takes the "
                + "others' tokens.";
        }

        foreach (var problem in base.Problems())
            yield return problem;
    }

    /// <summary>The environment variables of the web front.</summary>
    public static EnvironmentVariables<WebSettings> Variables { get; } = List();

    private static EnvironmentVariables<WebSettings> List()
    {
        EnvironmentVariables<WebSettings> list = new();
        list.Number("PORT", 0, 65_535, (s, v) => s.Port = v);
        list.Text("HOST", (s, v) => s.Host = v);
        HostVariables.AddTo(list);
        list.SecretOf("API_KEYS", ApiKey.Rule, value => ApiKey.Parse(value) is not null, (s, v) => s.ApiKeys = ApiKey.Parse(v)!);
        list.Secret("TOKEN_SECRET", 32, (s, v) => s.TokenSecret = v);
        list.Secret("TOKEN_SECRET_PREVIOUS", 32, (s, v) => s.PreviousTokenSecret = v);
        list.Address("PUBLIC_URL", ["https", "http"], (s, v) => s.PublicUrl = v);
        list.Number("LIMIT_BODY_BYTES", 1024, 100 * 1024 * 1024, (s, v) => s.Limits.BodyBytes = v);
        list.Number("LIMIT_JOB_DESCRIPTION", 1, 1_000_000, (s, v) => s.Limits.JobDescription = v);
        list.Number("LIMIT_RESUME", 1, 1_000_000, (s, v) => s.Limits.Resume = v);
        list.Number("LIMIT_RESPONSE", 1, 1_000_000, (s, v) => s.Limits.Response = v);
        list.Number("LIMIT_ID", 16, 256, (s, v) => s.Limits.Id = v);
        list.Number("LIMIT_NAME", 16, 1024, (s, v) => s.Limits.Name = v);
        list.Number("LIMIT_CONSENT_TEXT", 1, 100_000, (s, v) => s.Limits.ConsentText = v);
        list.Number("LIMIT_METADATA_BYTES", 2, 1024 * 1024, (s, v) => s.Limits.MetadataBytes = v);
        list.Number("LIVE_QUEUE", 8, 65_536, (s, v) => s.Live.Queue = v);
        list.Time(
            "LIVE_STALL_SECONDS", "seconds", TimeSpan.FromSeconds(1), 1, 600, (s, v) => s.Live.LongestStall = v);
        list.Time(
            "SOCKETIO_PING_INTERVAL_SECONDS", "seconds", TimeSpan.FromSeconds(1), 0.1, 600,
            (s, v) => s.SocketIo.PingInterval = v);
        list.Time(
            "SOCKETIO_PING_TIMEOUT_SECONDS", "seconds", TimeSpan.FromSeconds(1), 0.1, 600,
            (s, v) => s.SocketIo.PingTimeout = v);
        return list;
    }
}
