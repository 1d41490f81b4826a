using System.Net;
using System.Net.Sockets;

namespace Interviewing.Servers;

/// <summary>Finds loopback ports that no other process listens on.</summary>
public static class FreePort
{
    // Below those that systems give to outgoing connections: one of these could take a port before its server starts.
    private const int First = 10_000;
    private const int BlockSize = 500;
    private const int Blocks = 20;
    private const int FirstClaim = First + (Blocks * BlockSize);

    // Held as long as this process runs: another test process never gets a port of this block, not even one whose server is
    // just being restarted.
    private static readonly TcpListener s_claim = ClaimBlock();

    private static int s_last = -1;

    /// <summary>A port that was free a moment ago. They are handed out in turn, so it stays free for a while.</summary>
    public static int Find()
    {
        var first = First + ((PortOf(s_claim) - FirstClaim) * BlockSize);
        for (var tries = 0; tries < BlockSize; tries++)
        {
            var port = first + (int)((uint)Interlocked.Increment(ref s_last) % BlockSize);
            if (TryListen(port) is not { } listener)
                continue;
            listener.Dispose();
            return port;
        }

        throw new InvalidOperationException($"All ports from {first} to {first + BlockSize - 1} are in use.");
    }

    private static TcpListener ClaimBlock() =>
        Enumerable.Range(FirstClaim, Blocks).Select(TryListen).FirstOrDefault(claim => claim is not null)
        ?? throw new InvalidOperationException($"{Blocks} processes of tests run on this machine already.");

    private static TcpListener? TryListen(int port)
    {
        TcpListener listener = new(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            // Another process has it.
            listener.Dispose();
            return null;
        }
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
