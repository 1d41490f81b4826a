namespace Interviewing.WebFront.Hosting;

/// <summary>How long Socket.IO waits for what.</summary>
public sealed class SocketIoOptions
{
    /// <summary>How long after a sign of life the client is pinged (SOCKETIO_PING_INTERVAL_SECONDS). Default 25 s.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>
    /// How long the client may take to answer a ping, and a client that polls to poll again
    /// (SOCKETIO_PING_TIMEOUT_SECONDS). Default 20 s.
    /// </summary>
    public TimeSpan PingTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an upgrade to WebSocket may take from its first message. Default 10 s.</summary>
    public TimeSpan UpgradeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection may be in no namespace. Default 45 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>How many connections of an address may be in no namespace at a time. More are answered 429. Default 1,000.</summary>
    public int UnconnectedPerAddress { get; set; } = 1_000;
}
