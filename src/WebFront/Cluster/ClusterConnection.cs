using Interviewing.Hosting;

namespace Interviewing.WebFront.Cluster;

/// <summary>Whether the web front, as a client of silos, has reached any of them.</summary>
internal sealed partial class ClusterConnection(
    HostSettings settings, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ClusterConnection> logger)
    : IClientConnectionRetryFilter
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(30);

    private TimeSpan _pause = FirstPause;
    private long? _saidAt;
    private volatile bool _isUp;

    /// <summary>
    /// True while there is a connection to some silo, and the client has learned from one which grains there are: until it has
    /// started it finds none.
    /// </summary>
    public bool IsUp => _isUp && lifetime.ApplicationStarted.IsCancellationRequested;

    private string Place => settings.Shared is { } shared
        ? $"cluster {settings.Cluster.ClusterId} in {shared.Place}"
        : $"port {settings.Cluster.GatewayPort} of this machine";

    /// <summary>Waits, longer each time, before the next try of the first connection; it never gives up.</summary>
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (_saidAt is not { } said || time.GetElapsedTime(said) > BetweenLines)
        {
            _saidAt = time.GetTimestamp();
            LogWaiting(Place, exception.Message);
        }

        await Task.Delay(_pause, time, cancellationToken);
        _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        return true;
    }

    /// <summary>Hears of every connection that comes and goes.</summary>
    public void OnGatewayCountChanged(object? sender, GatewayCountChangedEventArgs count)
    {
        var isUp = count.NumberOfConnectedGateways > 0;
        if (isUp == _isUp)
            return;
        _isUp = isUp;
        if (isUp)
            LogConnected(Place);
        else
            LogLost(Place);
    }

    [LoggerMessage(EventId = 1, EventName = "WaitingForSilos", Level = LogLevel.Warning,
        Message = "Waiting for a silo of {Place}: {Reason}")]
    private partial void LogWaiting(string place, string reason);

    [LoggerMessage(EventId = 2, EventName = "SilosReached", Level = LogLevel.Information, Message = "Connected to {Place}.")]
    private partial void LogConnected(string place);

    [LoggerMessage(EventId = 3, EventName = "SilosLost", Level = LogLevel.Warning, Message = "No silo of {Place} answers.")]
    private partial void LogLost(string place);
}
