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
    private readonly FakeOpenAIOptions _options;
    private readonly Task _accepting;

    private LeanServer(FakeOpenAIOptions options)
    {
        _options = options;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, options.Port));
        _listener.Listen();
        BaseUrl = new Uri($"http://{_listener.LocalEndPoint}/v1");
        _accepting = AcceptAsync();
    }

    /// <summary>What OPENAI_BASE_URL shall be.</summary>
    public Uri BaseUrl { get; }

    /// <summary>Starts a server. Of the options it has port, delay, follow-ups and the model.</summary>
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

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = new LeanConnection(await _listener.AcceptAsync(), _options);
                _connections.Add((connection, connection.ServeAsync()));
            }
        }
        catch (SocketException end) when (end.SocketErrorCode == SocketError.OperationAborted)
        {
            // The server stops.
        }
    }
}
