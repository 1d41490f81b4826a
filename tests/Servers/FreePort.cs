using System.Net;
using System.Net.Sockets;

namespace Interviewing.Servers;

/// <summary>Finds a loopback port that nobody listens on.</summary>
public static class FreePort
{
    /// <summary>A port that was free a moment ago. The system hands them out in turn, so it stays free for a while.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
