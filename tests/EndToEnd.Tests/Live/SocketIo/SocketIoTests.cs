using System.Globalization;
using System.Text.Json;
using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Http;
using Interviewing.EndToEnd.Running;
using Interviewing.Servers;

namespace Interviewing.EndToEnd.Live.SocketIo;

/// <summary>
/// socket.io-client and the real process, in what no other transport has. Whole interviews, watching and lost connections
/// are in <see cref="LiveTests"/>.
/// </summary>
public sealed class SocketIoTests
{
    [Fact]
    public async Task NothingIsLostWhileClientsChangeOverToWebSocket()
    {
        SkipWithoutNode();
        const int Clients = 40;
        await using var product = await Installation.Start();
        await using var script = NodeScript.Start(
            "socketio-upgrade.js", AddressOf(product), Clients.ToString(CultureInfo.InvariantCulture), "100");
        var said = await script.NextAsync(Deadline.Generous);
        Assert.Equal($$"""{"upgraded":{{Clients}},"kept":0,"complete":{{Clients}},"lost":0}""", said.GetRawText());
    }

    [Theory]
    [InlineData("socketio-polling")]
    [InlineData("socketio-websocket")]
    public async Task AClientThatOnlyListensStaysByItsPings(string transport)
    {
        SkipWithoutNode();
        await using var product = await Installation.Start(
            new("SOCKETIO_PING_INTERVAL_SECONDS", "0.2"), new("SOCKETIO_PING_TIMEOUT_SECONDS", "5"));
        await using var script = NodeScript.Start("live.js", transport, AddressOf(product));
        await script.TellAsync(new { @do = "open" });
        for (var pings = 0; pings < 5; pings++)
        {
            var said = await script.NextAsync(said => StateIn(said) is "ping" or "lost", Deadline.Generous);
            Assert.Equal("ping", StateIn(said));
        }
    }

    [Fact]
    public async Task AServerThatIsToStopLetsItsClientsGoAndHasThemBackWithNothingMissed()
    {
        SkipWithoutNode();
        await using var product = await Installation.Start();
        var id = await product.Interviews.Create(Texts.Job, questionCount: 1);
        await using var upgraded = await LiveScript.OpenAsync(product.Address, "socketio");
        await using var polling = await LiveScript.OpenAsync(product.Address, "socketio-polling");
        LiveScript[] clients = [upgraded, polling];
        foreach (var client in clients)
            await client.SayAsync("joinInterview", new { interviewId = id, after = 0 });
        (await product.Interviews.Start(id)).As<TurnAnswer>();
        foreach (var client in clients)
            await client.UntilAsync("stateChanged");

        Assert.Equal(0, await product.Stop());
        await product.Start();
        await Task.WhenAll(clients.Select(client => client.UntilBackAsync()));
        (await product.Interviews.End(id)).As<TurnAnswer>();

        var events = (await product.Interviews.Get($"/interview/{id}/events?after=0")).As<JsonElement>()
            .GetProperty("events").EnumerateArray().Select(SequenceOf).ToList();
        foreach (var client in clients)
        {
            await client.UntilAsync("interviewEnded");
            Assert.Equal(events, client.Sequenced.Select(SequenceOf));
        }
    }

    private static string? StateIn(JsonElement said) =>
        said.TryGetProperty("connection", out var state) ? state.GetString() : null;

    private static long SequenceOf(JsonElement happened) => happened.GetProperty("data").GetProperty("sequence").GetInt64();

    private static string AddressOf(Installation product) => product.Address.GetLeftPart(UriPartial.Authority);

    private static void SkipWithoutNode() => Assert.SkipWhen(NodeScript.Missing is not null, NodeScript.Missing ?? "");
}
