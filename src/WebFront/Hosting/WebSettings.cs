using System.Net;
using Interviewing.Hosting;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Limits;
using Interviewing.WebFront.OrleansDashboard;

namespace Interviewing.WebFront.Hosting;

/// <summary>What the web front is told by its environment.</summary>
public sealed class WebSettings : HostSettings
{
    /// <summary>The port to listen on (PORT), 0 for any free one. Default 4003.</summary>
    public int Port { get; set; } = 4003;

    /// <summary>The address to listen on (HOST). Default 127.0.0.1.</summary>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>
    /// What candidate tokens are signed with (TOKEN_SECRET), at least 32 characters. Required in a cluster. Default
    /// elsewhere: made once, and kept in the data folder.
    /// </summary>
    public string? TokenSecret { get; set; }

    /// <summary>
    /// What candidate tokens were signed with before (TOKEN_SECRET_PREVIOUS): those that are out stay good while the secret is
    /// changed. Default: none.
    /// </summary>
    public string? PreviousTokenSecret { get; set; }

    /// <summary>The operators' keys (API_KEYS). Default none: everybody who reaches the server may do everything.</summary>
    internal IReadOnlyList<ApiKey> ApiKeys { get; set; } = [];

    /// <summary>The keys that open the Orleans dashboard (ORLEANS_DASHBOARD_KEYS); none of them is an API key. Default none.</summary>
    internal IReadOnlyList<ApiKey> DashboardKeys { get; set; } = [];

    /// <summary>The address by which browsers reach this server (PUBLIC_URL). Default: that of the request.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Whose pages may use this server beside its own (CORS_ORIGINS). Default none.</summary>
    internal OriginList CorsOrigins { get; set; } = OriginList.None;

    /// <summary>Who is believed on a client's address, scheme and host (TRUSTED_PROXIES). Default nobody.</summary>
    internal TrustedProxies TrustedProxies { get; set; } = TrustedProxies.None;

    /// <summary>Whether clients that came without HTTPS are sent to it (HTTPS_REDIRECT). Default no.</summary>
    public bool HttpsRedirect { get; set; }

    /// <summary>How many connections there may be, and how slow.</summary>
    public ConnectionOptions Connections { get; } = new();

    /// <summary>How much callers may ask for in a minute.</summary>
    public RateOptions Rates { get; } = new();

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

    /// <summary>Where the built pages are. Default: the folder <c>pages</c> beside the program.</summary>
    public string PagesDirectory { get; set; } = Path.Combine(AppContext.BaseDirectory, "pages");

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
        if (Shared is not null && TokenSecret is null)
        {
            yield return $"CLUSTERING is {Clustering.ToString().ToLowerInvariant()}: TOKEN_SECRET must be set, the same on every web "
                + "front, so that each accepts the tokens of the others.";
        }

        if (HttpsRedirect && TrustedProxies.Networks.Count == 0)
        {
            yield return "HTTPS_REDIRECT is true: TRUSTED_PROXIES must be set, for this server speaks HTTP, and the proxy that "
                + "speaks HTTPS for it must be able to say so.";
        }

        foreach (var problem in DashboardProblems().Concat(base.Problems()))
            yield return problem;
    }

    private IEnumerable<string> DashboardProblems()
    {
        if (OrleansDashboard && DashboardKeys.Count == 0)
        {
            yield return "ORLEANS_DASHBOARD is true: ORLEANS_DASHBOARD_KEYS must be set, for the dashboard shows what all tenants do. "
                + "'keys new NAME' makes one.";
        }

        if (DashboardKeys.FirstOrDefault(key => ApiKeys.Any(other => other.Hash.AsSpan().SequenceEqual(key.Hash))) is { } both)
        {
            yield return $"ORLEANS_DASHBOARD_KEYS has the key {both.Name}, which API_KEYS has too: each must have keys of its own, for "
                + "who may use the interviews of a tenant may not look at those of all.";
        }
    }

    /// <summary>The environment variables of the web front.</summary>
    public static EnvironmentVariables<WebSettings> Variables { get; } = List();

    private static IEnumerable<(string Name, Action<RateOptions, int> Set)> RateVariables =>
    [
        ("RATE_KEY_PER_MINUTE", (rates, most) => rates.Key = most),
        ("RATE_KEY_TOKENS_PER_MINUTE", (rates, most) => rates.KeyTokens = most),
        ("RATE_KEY_SPEECH_PER_MINUTE", (rates, most) => rates.KeySpeech = most),
        ("RATE_CANDIDATE_PER_MINUTE", (rates, most) => rates.Candidate = most),
        ("RATE_CANDIDATE_TOKENS_PER_MINUTE", (rates, most) => rates.CandidateTokens = most),
        ("RATE_CANDIDATE_SPEECH_PER_MINUTE", (rates, most) => rates.CandidateSpeech = most),
        ("RATE_MESSAGES_PER_MINUTE", (rates, most) => rates.Messages = most),
        ("RATE_FAILURES_PER_MINUTE", (rates, most) => rates.Failures = most),
        ("RATE_EXCHANGES_PER_MINUTE", (rates, most) => rates.Exchanges = most),
    ];

    private static EnvironmentVariables<WebSettings> List()
    {
        EnvironmentVariables<WebSettings> list = new();
        list.Number("PORT", 0, 65_535, (s, v) => s.Port = v);
        list.Text("HOST", (s, v) => s.Host = v);
        HostVariables.AddTo(list);
        list.SecretOf("API_KEYS", ApiKey.Rule, value => ApiKey.Parse(value) is not null, (s, v) => s.ApiKeys = ApiKey.Parse(v)!);
        list.SecretOf(
            "ORLEANS_DASHBOARD_KEYS", DashboardKeyList.Rule, value => DashboardKeyList.Parse(value) is not null,
            (s, v) => s.DashboardKeys = DashboardKeyList.Parse(v)!);
        list.Secret("TOKEN_SECRET", 32, (s, v) => s.TokenSecret = v);
        list.Secret("TOKEN_SECRET_PREVIOUS", 32, (s, v) => s.PreviousTokenSecret = v);
        list.Address("PUBLIC_URL", ["https", "http"], (s, v) => s.PublicUrl = v);
        list.TextOf("CORS_ORIGINS", OriginList.Rule, OriginList.Parse, (s, v) => s.CorsOrigins = v);
        list.TextOf("TRUSTED_PROXIES", TrustedProxies.Rule, TrustedProxies.Parse, (s, v) => s.TrustedProxies = v);
        list.Flag("HTTPS_REDIRECT", (s, v) => s.HttpsRedirect = v);
        list.Number("LIMIT_CONNECTIONS", 1, 1_000_000, (s, v) => s.Connections.Connections = v);
        list.Number("LIMIT_WEBSOCKETS", 1, 1_000_000, (s, v) => s.Connections.WebSockets = v);
        list.Number("LIMIT_CONNECTIONS_PER_ADDRESS", 1, 1_000_000, (s, v) => s.Connections.PerAddress = v);
        list.Time(
            "LIMIT_HEADERS_SECONDS", "seconds", TimeSpan.FromSeconds(1), 1, 120, (s, v) => s.Connections.HeadersTime = v);
        list.Number("LIVE_CONNECTIONS_PER_KEY", 1, 1_000_000, (s, v) => s.Live.PerKey = v);
        list.Number("LIVE_CONNECTIONS_PER_CANDIDATE", 1, 1_000, (s, v) => s.Live.PerCandidate = v);
        foreach (var (name, set) in RateVariables)
            list.Number(name, 1, 100_000_000, (s, v) => set(s.Rates, v));
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
