namespace Interviewing.WebFront.Hosting;

/// <summary>How live connections are kept.</summary>
public sealed class LiveOptions
{
    /// <summary>How many events wait for a client that reads slowly, before it gets them from the interview (LIVE_QUEUE). Default 256.</summary>
    public int Queue { get; set; } = 256;

    /// <summary>How long a client may go without reading what is sent, until it is disconnected (LIVE_STALL_SECONDS). Default 30 s.</summary>
    public TimeSpan LongestStall { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Connections of an API key at a time, in this process (LIVE_CONNECTIONS_PER_KEY). Default 10,000.</summary>
    public int PerKey { get; set; } = 10_000;

    /// <summary>Connections of a candidate at a time, in this process (LIVE_CONNECTIONS_PER_CANDIDATE). Default 16.</summary>
    public int PerCandidate { get; set; } = 16;

    /// <summary>How long an interview may be silent before it is asked whether it still knows who watches it. Default 5 s.</summary>
    public TimeSpan Renewal { get; set; } = TimeSpan.FromSeconds(5);
}
