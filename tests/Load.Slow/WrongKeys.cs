using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Interviewing.Load.Slow;

/// <summary>Requests with keys that are none, each another one, spread evenly over a time.</summary>
internal sealed class WrongKeys(Uri server, IPAddress from, int count)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    /// <summary>How many were answered with each status.</summary>
    public ConcurrentDictionary<int, int> Statuses { get; } = new();

    /// <summary>Sends them.</summary>
    public async Task RunAsync(TimeSpan time)
    {
        using SocketsHttpHandler handler = new() { ConnectCallback = ConnectAsync, MaxConnectionsPerServer = 64 };
        using HttpClient http = new(handler) { BaseAddress = server };
        using PeriodicTimer timer = new(Pace);
        var ticks = (int)(time / Pace);
        List<Task> sent = [];
        for (var tick = 1; tick <= ticks; tick++)
        {
            await timer.WaitForNextTickAsync();
            while (sent.Count < (long)count * tick / ticks)
                sent.Add(SendAsync(http, sent.Count));
        }

        await Task.WhenAll(sent);
    }

    private async Task SendAsync(HttpClient http, int number)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/interviews");
        request.Headers.Add("X-Api-Key", string.Create(CultureInfo.InvariantCulture, $"ivk_wrong-{number}"));
        using var answer = await http.SendAsync(request);
        Statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, before) => before + 1);
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
