using System.ClientModel.Primitives;
using OpenAI;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>How the OpenAI package reaches the provider: over connections of ours, without habits of its own.</summary>
internal static class ProviderConnection
{
    /// <summary>The connections. Times are held elsewhere.</summary>
    public static HttpClient Open(OpenAIOptions options) =>
        new(CreateHandler(options)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The options of the package's clients.</summary>
    public static OpenAIClientOptions ClientOptions(OpenAIOptions options, HttpClient http) => new()
    {
        Endpoint = options.BaseUrl,
        Transport = new HttpClientPipelineTransport(http, enableLogging: false, loggerFactory: null),
        // Times and retries are ours: the package's own would multiply with them.
        RetryPolicy = new NoRetries(),
        NetworkTimeout = Timeout.InfiniteTimeSpan,
        // Spans and logs of every call would cost more than the call, and could hold a candidate's words.
        EnableDistributedTracing = false,
        ClientLoggingOptions = new() { EnableLogging = false },
    };

    private static SocketsHttpHandler CreateHandler(OpenAIOptions options) => new()
    {
        // No trace headers to a third party, and no activity for each call.
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // Long enough to pay for few handshakes, short enough to follow a change of DNS.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
        MaxConnectionsPerServer = options.MaxConcurrency,
        PlaintextStreamFilter = static (connection, _) =>
            ValueTask.FromResult<Stream>(new WholeRequests(connection.PlaintextStream)),
    };
}
