using System.Net;
using System.Net.Sockets;

namespace Interviewing.Servers;

/// <summary>Finds a loopback port that nobody listens on.</summary>
public static class FreePort
{
    // Below those that systems give to connections that go out: one of these could take it before its server starts.
    private const int First = 10_000;
    private const int Count = 10_000;

    private static int s_last = Environment.ProcessId * 101 % Count;

    /// <summary>A port that was free a moment ago. They are handed out in turn, so it stays free for a while.</summary>
    public static int Find()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref s_last) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
