using System.Net;
using System.Net.Sockets;

namespace Interviewing.Load.Slow;

/// <summary>
/// Connections whose headers never come to their end: a byte every few seconds, and a new one for each that the server closes.
/// </summary>
internal sealed class HalfOpenConnections(IPEndPoint server, IPAddress from, int count)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan BeforeTheNext = TimeSpan.FromMilliseconds(100);

    private int _open;
    private int _closed;

    /// <summary>How many there are.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>How many the server has closed.</summary>
    public int Closed => Volatile.Read(ref _closed);

    /// <summary>Keeps them up until it is cancelled.</summary>
    public Task RunAsync(CancellationToken over) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(number => KeepAsync(number, over)));

    private async Task KeepAsync(int number, CancellationToken over)
    {
        try
        {
            // Spread over some seconds, as they come when each is made anew.
            await Task.Delay(Pace * (number % 100) / 100, over);
            while (!over.IsCancellationRequested)
                await HoldAsync(over);
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }

    private async Task HoldAsync(CancellationToken over)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(server, over);
            Interlocked.Increment(ref _open);
            await socket.SendAsync("GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: "u8.ToArray(), over);
            var closed = socket.ReceiveAsync(new byte[256], over).AsTask();
            while (await Task.WhenAny(closed, Task.Delay(Pace, over)) != closed)
                await socket.SendAsync("x"u8.ToArray(), over);
            await closed;
            Interlocked.Increment(ref _closed);
        }
        catch (SocketException)
        {
            Interlocked.Increment(ref _closed);
            await Task.Delay(BeforeTheNext, over);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
