namespace Interviewing.WebFront.Limits;

/// <summary>How many connections there may be, and how slow they may be. Each process counts its own.</summary>
public sealed class ConnectionOptions
{
    /// <summary>Connections at a time, beside WebSockets (LIMIT_CONNECTIONS). More are closed at once. Default 20,000.</summary>
    public int Connections { get; set; } = 20_000;

    /// <summary>WebSockets at a time (LIMIT_WEBSOCKETS). More are answered 503. Default 20,000.</summary>
    public int WebSockets { get; set; } = 20_000;

    /// <summary>
    /// Connections of one address at a time, of an IPv6 network of 64 bits (LIMIT_CONNECTIONS_PER_ADDRESS). More are closed at
    /// once; trusted proxies may have any number. Default 5,000.
    /// </summary>
    public int PerAddress { get; set; } = 5_000;

    /// <summary>How long a request's headers may take to come (LIMIT_HEADERS_SECONDS). Default 10 s.</summary>
    public TimeSpan HeadersTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection is kept that brings no request. Default 2 minutes.</summary>
    public TimeSpan IdleTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How many headers a request may have. Default 64.</summary>
    public int Headers { get; set; } = 64;

    /// <summary>How long they may be together, in bytes. Default 16 KiB.</summary>
    public int HeadersBytes { get; set; } = 16 * 1024;
}
