using System.Net;
using System.Net.Sockets;

namespace FakeOpenAI.Lean;

/// <summary>
/// The provider of a load: a real HTTP server on loopback that gives the replies of <see cref="FakeOpenAIServer"/> at a
/// part of its cost, on bare sockets. It looks for the few parts of a request that a reply depends on and trusts the
/// rest; it does not stream, record or misbehave.
/// </summary>
public sealed class LeanServer : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<(LeanConnection Connection, Task Serving)> _connections = [];
    private readonly Task _accepting;
    private long _answers;

    private LeanServer(FakeOpenAIOptions options)
    {
        Options = options;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, options.Port));
        _listener.Listen();
        BaseUrl = new Uri($"http://{_listener.LocalEndPoint}/v1");
        _accepting = AcceptAsync();
    }

    /// <summary>How it was set up.</summary>
    public FakeOpenAIOptions Options { get; }

    /// <summary>What OPENAI_BASE_URL shall be.</summary>
    public Uri BaseUrl { get; }

    /// <summary>Starts a server. Of the options, it heeds the port, the delay, the follow-ups and the model.</summary>
    public static LeanServer Start(FakeOpenAIOptions options) => new(options);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
        foreach (var (connection, _) in _connections)
            connection.Dispose();
        await Task.WhenAll(_connections.Select(each => each.Serving));
    }

    internal long NextNumber() => Interlocked.Increment(ref _answers);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = new LeanConnection(await _listener.AcceptAsync(), this);
                _connections.Add((connection, connection.ServeAsync()));
            }
        }
        catch (Exception end) when (end is SocketException { SocketErrorCode: SocketError.OperationAborted } or ObjectDisposedException)
        {
            // The server stops.
        }
    }
}
