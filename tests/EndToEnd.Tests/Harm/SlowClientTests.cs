using System.Net;
using System.Net.Sockets;
using System.Text;
using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Harm;

/// <summary>Clients that never come to the end of what they say, and what it costs others: tests/Load.Slow measures the same.</summary>
public sealed class SlowClientTests
{
    private const int HalfOpen = 500;
    private const int HeadersSeconds = 2;

    [Fact]
    public async Task HalfOpenConnectionsAreClosedInTimeAndOthersAreAnsweredMeanwhile()
    {
        await using var product = await Installation.Start(
            new KeyValuePair<string, string>("LIMIT_HEADERS_SECONDS", $"{HeadersSeconds}"));
        var slow = await Task.WhenAll(Enumerable.Range(0, HalfOpen).Select(_ => HoldAsync(product.Address.Port)));
        var closings = slow.Select(ReadToEndAsync).ToArray();

        var interview = await Conversation.Begin(product.Interviews, Texts.Job, questionCount: 2);
        await interview.SayAll(turn => turn.State == "concluding" ? Texts.NoQuestions : Texts.Answer(interview.Said.Count + 1));

        var answers = await Task.WhenAll(closings).WaitAsync(Deadline.Generous, TestContext.Current.CancellationToken);
        Assert.All(answers, answer => Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal));
        foreach (var socket in slow)
            socket.Dispose();
    }

    private static async Task<Socket> HoldAsync(int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await socket.SendAsync("GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: "u8.ToArray());
        return socket;
    }

    private static async Task<string> ReadToEndAsync(Socket socket)
    {
        var buffer = new byte[1024];
        var length = 0;
        while (await socket.ReceiveAsync(buffer.AsMemory(length)) is > 0 and var more)
            length += more;
        return Encoding.ASCII.GetString(buffer, 0, length);
    }
}
