using System.Net.WebSockets;
using System.Text;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Operations;

/// <summary>A start that fails says why in one line, and leaves what runs alone.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task AStartAnInterviewWatchedToItsEndAndAStopWriteNoWarningAndNoError()
    {
        await using var product = await Installation.Start();
        var id = await product.Interviews.Create("Night baker. You bake bread and rolls for our shops.", questionCount: 1);
        await product.Interviews.Start(id);

        using (var watcher = new ClientWebSocket())
        {
            await watcher.ConnectAsync(new UriBuilder(product.Address) { Scheme = "ws", Path = "/ws" }.Uri, Cancelled);
            await SayAsync(watcher, "joinInterview", id);
            await SayAsync(watcher, "endInterview", id);
            while (!(await HearAsync(watcher)).Contains("\"event\":\"interviewEnded\"", StringComparison.Ordinal))
            {
            }

            await watcher.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancelled);
        }

        Assert.Equal(0, await product.Stop());
        Assert.Equal("", string.Join('\n', product.Process.Output.Split('\n').Where(IsAlarming)));
    }

    [Fact]
    public async Task ASecondServerOnTheSameDataSaysSoInOneLine()
    {
        await using var product = await Installation.Start();

        var (code, output) = await product.Run();

        Assert.Equal(1, code);
        Assert.StartsWith("DATA_DIR ", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("key", "new", "ats")]
    public async Task ACommandThatThereIsNotStartsNoServer(params string[] arguments)
    {
        await using var product = await Installation.Start();

        var (code, output) = await product.Run(arguments);

        Assert.Equal(1, code);
        Assert.StartsWith($"There is no command {arguments[0]}: ", output, StringComparison.Ordinal);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    // That the process got no time, or a turn took long, is true on a busy machine, and is said rightly.
    private static bool IsAlarming(string line) =>
        (line.Contains(" warn: ", StringComparison.Ordinal) || line.Contains(" fail: ", StringComparison.Ordinal)
            || line.Contains(" crit: ", StringComparison.Ordinal))
        && !line.Contains("Runtime Platform stalled", StringComparison.Ordinal)
        && !line.Contains(" warn: Orleans.Runtime.Scheduler", StringComparison.Ordinal);

    private static Task SayAsync(ClientWebSocket socket, string name, string sessionId) => socket.SendAsync(
        Encoding.UTF8.GetBytes($$$"""{"event":"{{{name}}}","data":{"sessionId":"{{{sessionId}}}"}}"""),
        WebSocketMessageType.Text, endOfMessage: true, Cancelled);

    private static async Task<string> HearAsync(ClientWebSocket socket)
    {
        StringBuilder text = new();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), Cancelled);
            Assert.NotEqual(WebSocketMessageType.Close, part.MessageType);
            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (part.EndOfMessage)
                return text.ToString();
        }
    }
}
