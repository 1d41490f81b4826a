using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Limits;
using Interviewing.WebFront.Tests.Interviews;
using Interviewing.WebFront.Tests.Live.SocketIo;
using Interviewing.WebFront.Tests.Live.Support;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Limits;

/// <summary>How many connections there may be, and how slow they may be.</summary>
public sealed class ConnectionTests
{
    private static readonly IPAddress Elsewhere = IPAddress.Parse("127.0.0.2");

    public static TheoryData<string> Live => new()
    {
        "/ws", "/hubs/interview", "/socket.io/?EIO=4&transport=websocket",
    };

    [Fact]
    public async Task AnAddressHasOnlySoManyConnectionsAndOthersAreNotRefusedForIt()
    {
        await using var host = await WebFrontHost.StartAsync(
            ShapeTests.Script, settings => settings.Connections.PerAddress = 3);
        List<TcpClient> taken = [];
        for (var i = 0; i < 3; i++)
            taken.Add(await ConnectAsync(host, Elsewhere));
        foreach (var connection in taken)
            Assert.True(await AnswersAsync(connection));

        using (var refused = await ConnectAsync(host, Elsewhere))
            Assert.False(await AnswersAsync(refused));
        using (var other = await ConnectAsync(host, IPAddress.Loopback))
            Assert.True(await AnswersAsync(other));

        taken[0].Dispose();
        await LiveBench.Until(async () =>
        {
            using var again = await ConnectAsync(host, Elsewhere);
            return await AnswersAsync(again);
        });
        taken.ForEach(connection => connection.Dispose());
    }

    [Fact]
    public async Task ATrustedProxyHasAsManyAsItNeeds()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script, settings =>
        {
            settings.Connections.PerAddress = 1;
            settings.TrustedProxies = TrustedProxies.Parse("127.0.0.2")!;
        });

        for (var i = 0; i < 4; i++)
            Assert.True(await AnswersAsync(await ConnectAsync(host, Elsewhere)));
    }

    [Fact]
    public async Task HeadersThatDoNotComeInTimeEndTheConnection()
    {
        await using var host = await WebFrontHost.StartAsync(
            ShapeTests.Script, settings => settings.Connections.HeadersTime = TimeSpan.FromSeconds(1));
        using var slow = await ConnectAsync(host, IPAddress.Loopback);
        await slow.GetStream().WriteAsync("GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow:"u8.ToArray(), Cancel);

        var answer = await ReadAllAsync(slow).WaitAsync(LiveBench.Deadline, Cancel);

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65, 10)]
    [InlineData(4, 6000)]
    public async Task MoreHeadersThanTheServerTakesAreRefused(int count, int length)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var headers = Enumerable.Range(0, count).Select(i => ($"X-H{i}", new string('x', length))).ToArray();

        Assert.Equal(431, (await host.GetAsync("/health", headers)).Status);
    }

    [Theory]
    [MemberData(nameof(Live))]
    public async Task AsManyWebSocketsAsThereMayBeAndThen503(string path)
    {
        await using var host = await StartAsync(settings => settings.Connections.WebSockets = 1);
        using (var first = new ClientWebSocket())
        {
            Assert.Equal(101, await WebSocketHandshake.ConnectAsync(first, host, path, Keys.Bearer(Keys.Operator)));
            Assert.Equal(503, await WebSocketHandshake.StatusAsync(host, path, Keys.Bearer(Keys.Operator)));
            Assert.Equal(200, (await host.GetAsync("/health")).Status);
        }

        await LiveBench.Until(async () => await WebSocketHandshake.StatusAsync(host, path, Keys.Bearer(Keys.Operator)) == 101);
    }

    [Theory]
    [MemberData(nameof(Live))]
    public async Task ACandidateHasOnlySoManyLiveConnections(string path)
    {
        await using var host = await StartAsync(settings => settings.Live.PerCandidate = 1);
        using (var first = new ClientWebSocket())
        {
            Assert.Equal(101, await WebSocketHandshake.ConnectAsync(first, host, path, Keys.Bearer(Keys.Candidate)));
            await FirstWordsAsync(first, path);
            Assert.Equal(429, await WebSocketHandshake.StatusAsync(host, path, Keys.Bearer(Keys.Candidate)));
            Assert.Equal(101, await WebSocketHandshake.StatusAsync(host, path, Keys.Bearer(Keys.Operator)));
        }

        await LiveBench.Until(async () => await WebSocketHandshake.StatusAsync(host, path, Keys.Bearer(Keys.Candidate)) == 101);
    }

    [Fact]
    public async Task AnApiKeyHasOnlySoManyLiveConnectionsAlsoWhereItComesLate()
    {
        await using var host = await StartAsync(settings => settings.Live.PerKey = 1);
        using var first = await PlainPeer.ConnectAsync(host, $"/ws?access_token={Keys.Operator}");

        using EngineClient second = new(host);
        await second.OpenAsync();
        await second.PostAsync($$"""40{"token":"{{Keys.Operator}}"}""");

        Assert.Contains("\"code\":\"rate_limited\"", await second.NextAsync(), StringComparison.Ordinal);
        await second.PostAsync($$"""40{"token":"{{Keys.Other}}"}""");
        Assert.StartsWith("40{\"sid\":", await second.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACallerIsKnownOverLongPollingToo()
    {
        await using var host = await StartAsync(settings => settings.Live.PerKey = 1);
        var key = Keys.Bearer(Keys.Operator);
        const string Negotiate = "/hubs/interview/negotiate?negotiateVersion=1";
        var id = (await host.PostAsync(Negotiate, "", key)).Json.GetProperty("connectionToken").GetString();
        var path = $"/hubs/interview?id={id}";
        await host.GetAsync(path, key);
        await host.PostAsync(path, "{\"protocol\":\"json\",\"version\":1}\u001e", key);
        Assert.StartsWith("{}", (await host.GetAsync(path, key)).Body, StringComparison.Ordinal);

        await host.PostAsync(
            path,
            $$"""{"type":1,"invocationId":"1","target":"leaveInterview","arguments":[{"sessionId":"{{Samples.Id}}"}]}""" + "\u001e",
            key);

        Assert.Contains("\"success\":true", (await host.GetAsync(path, key)).Body, StringComparison.Ordinal);
        Assert.Equal(429, (await host.PostAsync(Negotiate, "", key)).Status);
    }

    [Fact]
    public async Task SocketIoSessionsInNoNamespaceAreFewAndDieByThemselves()
    {
        await using var host = await StartAsync(settings =>
        {
            settings.SocketIo.UnconnectedPerAddress = 2;
            settings.SocketIo.ConnectTimeout = TimeSpan.FromSeconds(10);
        });
        using EngineClient one = new(host), two = new(host), three = new(host);
        await one.OpenAsync();
        await two.OpenAsync();
        Assert.Equal(429, (await host.GetAsync("/socket.io/?EIO=4&transport=polling")).Status);

        // Who gets into a namespace makes room.
        await one.PostAsync($$"""40{"token":"{{Keys.Operator}}"}""");
        Assert.StartsWith("40{\"sid\":", await one.NextAsync(), StringComparison.Ordinal);
        await three.OpenAsync();

        // So does who does not.
        await LiveBench.Until(() => two.Session is null && three.Session is null);
        Assert.NotNull(one.Session);
        Assert.Equal(200, (await host.GetAsync("/socket.io/?EIO=4&transport=polling")).Status);
    }

    [Fact]
    public async Task WrongCredentialsOfSocketIoAreFailuresOfTheirAddress()
    {
        await using var host = await StartAsync(settings => settings.Rates.Failures = 2);
        using EngineClient client = new(host);
        await client.OpenAsync();

        foreach (var code in (string[])["unauthorized", "unauthorized", "rate_limited"])
        {
            await client.PostAsync("""40{"token":"ivk_wrong"}""");
            Assert.Contains($"\"code\":\"{code}\"", await client.NextAsync(), StringComparison.Ordinal);
        }

        await client.PostAsync($$"""40{"token":"{{Keys.Operator}}"}""");
        Assert.StartsWith("40{\"sid\":", await client.NextAsync(), StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<WebFrontHost> StartAsync(Action<WebSettings> configure) => WebFrontHost.StartAsync(
        FakeInterview.Grains(new FakeInterview(Samples.Id)),
        settings =>
        {
            Keys.Configure(settings);
            configure(settings);
        });

    // A hub's connection is there when its handshake is answered.
    private static async Task FirstWordsAsync(ClientWebSocket socket, string path)
    {
        if (!path.StartsWith("/hubs", StringComparison.Ordinal))
            return;
        await socket.SendAsync("{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, Cancel);
        await socket.ReceiveAsync(new byte[64], Cancel);
        await socket.SendAsync(
            Encoding.UTF8.GetBytes($$"""{"type":1,"invocationId":"1","target":"leaveInterview","arguments":[{"sessionId":"{{Samples.Id}}"}]}""" + '\u001e'),
            WebSocketMessageType.Text, true, Cancel);
        await socket.ReceiveAsync(new byte[1024], Cancel);
    }

    private static async Task<TcpClient> ConnectAsync(WebFrontHost host, IPAddress from)
    {
        TcpClient client = new(new IPEndPoint(from, 0));
        await client.ConnectAsync(IPAddress.Loopback, host.Address.Port, Cancel);
        return client;
    }

    private static async Task<bool> AnswersAsync(TcpClient client)
    {
        try
        {
            await client.GetStream().WriteAsync("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), Cancel);
            return await client.GetStream().ReadAsync(new byte[4096], Cancel) > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task<string> ReadAllAsync(TcpClient client)
    {
        using StreamReader reader = new(client.GetStream(), Encoding.ASCII);
        return await reader.ReadToEndAsync(Cancel);
    }
}
