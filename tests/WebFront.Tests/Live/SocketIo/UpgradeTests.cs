using System.Text.Json;
using Interviewing.WebFront.Tests.Live.Support;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Live.SocketIo;

/// <summary>The change from polling to WebSocket, as a client library does it, while messages flow.</summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    private readonly FakeInterview _interview = new(Samples.Id);
    private WebFrontHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebFrontHost.StartAsync(
        FakeInterview.Grains(_interview), settings => settings.SocketIo.UpgradeTimeout = TimeSpan.FromSeconds(1));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task APollThatWaitsIsReleased()
    {
        using var client = await EngineClient.PollingAsync(_host);
        var poll = await client.PollAsync();
        await client.ProbeAsync();
        Assert.Equal("6", (await poll).Body);
        await client.SendAsync("5");
        await client.SendAsync("421[\"unwatchInterviews\"]");
        Assert.Equal("431[{\"success\":true}]", await client.ReceiveAsync());
    }

    [Fact]
    public async Task NothingIsLostOrReorderedWhileMessagesFlowBothWays()
    {
        // Several at once, so that the changes meet the events at every point.
        var speaking = SpeakAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => UpgradeAsync(speaking)));
    }

    [Fact]
    public async Task AClientThatChangesOverIsNotWaitedForByWhatItWaitsFor()
    {
        using var client = await EngineClient.PollingAsync(_host);
        // More than may wait in either direction, and no poll that takes the answers.
        string[] many = [.. Enumerable.Range(100, 900).Select(number => $"42{number}[\"unwatchInterviews\"]")];
        var post = client.PostAsync(many);
        await client.ProbeAsync();
        await post;
        await client.SendAsync("5");
        for (var number = 100; number < 1000; number++)
            Assert.Equal($"43{number}[{{\"success\":true}}]", await client.ReceiveAsync());
    }

    [Fact]
    public async Task AnUpgradeThatIsNotFinishedLeavesPollingAsItWas()
    {
        using var client = await EngineClient.PollingAsync(_host);
        await client.ProbeAsync();
        Assert.Null(await client.ReceiveAsync());
        await AnswersAsync(client);

        await client.ConnectSocketAsync();
        await client.SendAsync("2wrong");
        Assert.Null(await client.ReceiveAsync());
        await AnswersAsync(client);

        await client.ProbeAsync();
        client.Drop();
        await AnswersAsync(client);
    }

    [Fact]
    public async Task OneUpgradeAtATime()
    {
        using var client = await EngineClient.PollingAsync(_host);
        await client.ProbeAsync();
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(client.ConnectSocketAsync);
        await AnswersAsync(client);
    }

    private static async Task AnswersAsync(EngineClient client)
    {
        await client.PostAsync("421[\"unwatchInterviews\"]");
        string packet;
        do
            packet = await client.NextAsync();
        while (packet == "6");
        Assert.Equal("431[{\"success\":true}]", packet);
    }

    private async Task SpeakAsync()
    {
        // All of it finds room in a session with the answers, so that nobody has to poll for the rest to be taken.
        for (var n = 0; n < 40; n++)
        {
            _interview.Say("words");
            await Task.Delay(1);
        }
    }

    private async Task UpgradeAsync(Task speaking)
    {
        using var client = await EngineClient.PollingAsync(_host);
        await client.PostAsync($$"""42["joinInterview",{"sessionId":"{{Samples.Id}}","after":0}]""");
        List<string> got = [];
        var asking = AskAsync();
        while (got.Count < 20)
            got.Add(await client.NextAsync());
        await asking;

        // As client libraries do: the probe; the poll that is under way comes to its end; the upgrade.
        var polling = client.TakePolledAsync();
        await client.ProbeAsync();
        got.AddRange(await polling);
        await client.SendAsync("5");
        for (var number = 100; number < 120; number++)
            await client.SendAsync($"42{number}[\"unwatchInterviews\"]");
        await speaking;
        var last = _interview.LastSequence;
        while (Sequences(got).Count < last || Answers(got).Count < 40)
            got.Add((await client.ReceiveAsync())!);

        var sequences = Sequences(got);
        Assert.Equal(Enumerable.Range(1, sequences.Count).Select(n => (long)n), sequences);
        Assert.Equal([.. Enumerable.Range(80, 40)], Answers(got));

        async Task AskAsync()
        {
            for (var number = 80; number < 100; number++)
                await client.PostAsync($"42{number}[\"unwatchInterviews\"]");
        }
    }

    private static List<long> Sequences(List<string> packets) => [.. packets
        .Where(packet => packet.StartsWith("42[\"candidateMessage\"", StringComparison.Ordinal))
        .Select(packet => JsonSerializer.Deserialize<JsonElement>(packet[2..])[1].GetProperty("sequence").GetInt64())];

    private static List<int> Answers(List<string> packets) => [.. packets
        .Where(packet => packet.StartsWith("43", StringComparison.Ordinal))
        .Select(packet => int.Parse(packet[2..packet.IndexOf('[', StringComparison.Ordinal)], null))];
}
