namespace Interviewing.Servers;

/// <summary>What the processes of a cluster share, as a server that a test stops and starts.</summary>
public interface IClusterStorage : IAsyncDisposable
{
    /// <summary>What tells a silo and a web front to use it.</summary>
    IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Starts it again, where it was and with what was in it.</summary>
    Task StartAsync();

    /// <summary>Stops it.</summary>
    Task StopAsync();
}
