using System.Net.WebSockets;
using System.Text;
using Interviewing.Cluster.Running;
using Interviewing.Servers;

namespace Interviewing.Cluster;

/// <summary>The nginx of deploy/nginx, for real, in front of two servers that say who they are.</summary>
public sealed class NginxTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AClientStaysAtOneWebFrontAndGoesToTheOtherWhenThatIsGone()
    {
        Assert.SkipWhen(NginxServer.Missing is not null, NginxServer.Missing ?? "");
        var one = await EchoFront.StartAsync("one");
        var two = await EchoFront.StartAsync("two");
        await using var nginx = await NginxServer.StartAsync([one.Address, two.Address]);
        using HttpClient http = new() { BaseAddress = nginx.Address };

        var names = new HashSet<string>();
        for (var i = 0; i < 20; i++) names.Add((await SayAsync(http, "/"))[0]);
        var first = Assert.Single(names);
        await (first == "one" ? one : two).DisposeAsync();
        Assert.Equal(first == "one" ? "two" : "one", (await SayAsync(http, "/"))[0]);
        await (first == "one" ? two : one).DisposeAsync();
    }

    [Fact]
    public async Task AWebFrontIsToldOfTheClientAndNoQueryIsLogged()
    {
        Assert.SkipWhen(NginxServer.Missing is not null, NginxServer.Missing ?? "");
        await using var front = await EchoFront.StartAsync("one");
        await using var nginx = await NginxServer.StartAsync([front.Address]);
        using HttpClient http = new() { BaseAddress = nginx.Address };
        http.DefaultRequestHeaders.Add("X-Request-Id", "mine");

        Assert.Equal(
            ["one", "127.0.0.1", "http", "mine", nginx.Address.Authority], await SayAsync(http, "/hubs/interview?access_token=secret-of-the-test"));

        using ClientWebSocket socket = new();
        await socket.ConnectAsync(new UriBuilder(nginx.Address) { Scheme = "ws", Path = "/ws", Query = "access_token=secret-of-the-test" }.Uri, Cancel);
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, Cancel);
        var buffer = new byte[100];
        var got = await socket.ReceiveAsync(buffer, Cancel);
        Assert.Equal("hello", Encoding.UTF8.GetString(buffer, 0, got.Count));
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancel);

        using var deadline = new CancellationTokenSource(ClusterUnderTest.Generous);
        while (!nginx.Lines.Any(line => line.Contains("\"path\":\"/ws\"", StringComparison.Ordinal))) await Task.Delay(20, deadline.Token);
        Assert.Contains(nginx.Lines, line => line.Contains("\"requestId\":\"mine\"", StringComparison.Ordinal));
        Assert.DoesNotContain(nginx.Lines, line => line.Contains("secret-of-the-test", StringComparison.Ordinal));
    }

    private static async Task<string[]> SayAsync(HttpClient http, string path) => (await http.GetStringAsync(path, Cancel)).Split(' ');
}
