using System.Net;
using Interviewing.Servers;

namespace Interviewing.Load.Servers;

/// <summary>A server that is measured.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Address">Where it listens.</param>
/// <param name="ProcessId">Its process, where that is known.</param>
public sealed record Target(string Name, IPEndPoint Address, int? ProcessId)
{
    /// <summary>The processes of a cluster, the web front among them; empty where there is one process only.</summary>
    public IReadOnlyList<(string Name, int Process)> Parts { get; init; } = [];

    /// <summary>What its process uses now; null where the process is not known.</summary>
    public ProcessFigures? Figures => ProcessId is { } id ? ProcessFigures.Of(id) : null;

    /// <summary>A server that was started by somebody else. It has to be on this machine's loopback.</summary>
    /// <exception cref="ArgumentException">It is elsewhere: nobody is put under load by mistake.</exception>
    public static Target Given(Uri baseUrl, int? processId)
    {
        var host = baseUrl.Host == "localhost" ? "127.0.0.1" : baseUrl.Host;
        if (baseUrl.Scheme != Uri.UriSchemeHttp || !IPAddress.TryParse(host, out var address)
            || !IPAddress.IsLoopback(address))
        {
            throw new ArgumentException($"--base-url {baseUrl}: only http on a loopback address is put under load.");
        }

        return new("product", new(address, baseUrl.Port), processId);
    }
}
