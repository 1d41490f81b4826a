using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Interviewing.WebFront.Tests.Live.Support;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Live.SocketIo;

/// <summary>What is said over Socket.IO, packet by packet.</summary>
public sealed class ConversationTests : IAsyncLifetime
{
    private readonly FakeInterview _interview = new(Samples.Id);
    private WebFrontHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebFrontHost.StartAsync(
        FakeInterview.Grains(_interview), settings => settings.Limits.BodyBytes = 4096);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task AnOldClientJoinsByInterviewIdAndIsToldSoFirst()
    {
        using var client = await EngineClient.WebSocketAsync(_host);
        _interview.Say("Before.");
        await client.SendAsync($$"""42["joinInterview",{"interviewId":"{{Samples.Id}}","participantId":"maya"}]""");
        var (name, joined) = Event(await client.ReceiveAsync());
        Assert.Equal("joinedInterview", name);
        Assert.Equal(Samples.Id, joined.GetProperty("interviewId").GetString());
        Assert.NotEmpty(joined.GetProperty("message").GetString()!);
        (name, var came) = Event(await client.ReceiveAsync());
        Assert.Equal("participantJoined", name);
        Assert.Equal("maya", came.GetProperty("participantId").GetString());
        await client.SendAsync($$"""42["candidateResponse",{"interviewId":"{{Samples.Id}}","response":"Words."}]""");
        (name, var said) = Event(await client.ReceiveAsync());
        Assert.Equal(("candidateMessage", "Words."), (name, said.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task WhoAsksForAnAcknowledgementGetsItUnderItsNumber()
    {
        using var client = await EngineClient.PollingAsync(_host);
        await client.PostAsync($$"""42900["leaveInterview",{"sessionId":"{{Samples.Id}}"}]""", """42901["leaveInterview",{}]""");
        var left = Acknowledgement(await client.NextAsync(), "900");
        Assert.True(left.GetProperty("success").GetBoolean());
        Assert.Equal(Samples.Id, left.GetProperty("interviewId").GetString());
        // The event to the caller and the acknowledgement go by different ways: either may be first.
        string[] both = [await client.NextAsync(), await client.NextAsync()];
        var failed = Acknowledgement(Assert.Single(both, packet => packet.StartsWith("43", StringComparison.Ordinal)), "901");
        Assert.False(failed.GetProperty("success").GetBoolean());
        Assert.Equal("bad_request", failed.GetProperty("code").GetString());
        var (name, error) = Event(Assert.Single(both, packet => packet.StartsWith("42", StringComparison.Ordinal)));
        Assert.Equal("error", name);
        Assert.Equal(failed.GetProperty("message").GetString(), error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task ThereIsOneNamespace()
    {
        using EngineClient client = new(_host);
        await client.OpenAsync();
        await client.PostAsync("40/admin,{\"token\":\"x\"}", "40");
        Assert.Equal("44/admin,{\"message\":\"Invalid namespace\"}", await client.NextAsync());
        Assert.StartsWith("40{\"sid\":", await client.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoLeavesTheNamespaceMayComeBack()
    {
        using var client = await EngineClient.WebSocketAsync(_host);
        await client.SendAsync($$"""42["joinInterview",{"sessionId":"{{Samples.Id}}","participantId":"maya"}]""");
        await client.ReceiveAsync();
        await client.ReceiveAsync();
        await client.SendAsync("41");
        await client.SendAsync("40");
        Assert.StartsWith("40{\"sid\":", await client.ReceiveAsync(), StringComparison.Ordinal);
        await LiveBench.Until(() => _interview.Observers == 0 && _interview.Left.Contains("maya"));
        _interview.Say("Not for you.");
        await client.SendAsync("421[\"unwatchInterviews\"]");
        Assert.Equal("431[{\"success\":true}]", await client.ReceiveAsync());
    }

    [Fact]
    public async Task EventsWithoutANamespaceEndTheSession()
    {
        using EngineClient client = new(_host);
        await client.OpenAsync();
        var poll = await client.PollAsync();
        await client.PostAsync("42[\"unwatchInterviews\"]");
        Assert.Equal("1", (await poll).Body);
    }

    [Theory]
    [InlineData("42")]
    [InlineData("42{}")]
    [InlineData("42[]")]
    [InlineData("42[7,{}]")]
    [InlineData("42[\"joinInterview\"")]
    [InlineData("42[\"joinInterview\"]")]
    [InlineData("42[\"joinInterview\",\"text\"]")]
    [InlineData("42[\"\\ud800\",{}]")]
    [InlineData("42[\"whatever\",{}]")]
    [InlineData("4")]
    [InlineData("49")]
    [InlineData("44{}")]
    public async Task WhatIsNoEventIsAnErrorAndTheConnectionStays(string packet)
    {
        using var client = await EngineClient.WebSocketAsync(_host);
        await client.SendAsync(packet);
        await RefusedAsync(client, "bad_request");
    }

    [Fact]
    public async Task BinaryDataIsRefusedAndItsPartsAreLetPass()
    {
        using var client = await EngineClient.WebSocketAsync(_host);
        await client.SendAsync("""452-["candidateResponse",{"_placeholder":true,"num":0}]""");
        await client.SendAsync([1, 2], WebSocketMessageType.Binary);
        await client.SendAsync([3], WebSocketMessageType.Binary);
        await RefusedAsync(client, "bad_request");
        await client.SendAsync([4], WebSocketMessageType.Binary);
        await RefusedAsync(client, "bad_request");

        using var polling = await EngineClient.PollingAsync(_host);
        await polling.PostAsync("bAAEC", """451-7["candidateResponse",{"_placeholder":true,"num":0}]""", "bAAEC");
        string[] said = [await polling.NextAsync(), await polling.NextAsync(), await polling.NextAsync()];
        Assert.Equal(2, said.Count(packet => packet.StartsWith("42[\"error\"", StringComparison.Ordinal)));
        Assert.Single(said, packet => packet.StartsWith("437[{\"success\":false", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AMessageThatIsTooLargeIsAnErrorWithItsAcknowledgement()
    {
        var packet = $$"""425["candidateResponse",{"response":"{{new string('x', 5000)}}"}]""";
        using var client = await EngineClient.WebSocketAsync(_host);
        await client.SendAsync(packet);
        string?[] said = [await client.ReceiveAsync(), await client.ReceiveAsync()];
        Assert.Single(said, each => each!.StartsWith("435[{\"success\":false", StringComparison.Ordinal));
        Assert.Contains(said, each => each!.Contains("too_large", StringComparison.Ordinal));

        using var polling = await EngineClient.PollingAsync(_host);
        await polling.PostAsync("426[\"unwatchInterviews\"]", packet);
        Assert.Equal("436[{\"success\":true}]", await polling.NextAsync());
        said = [await polling.NextAsync(), await polling.NextAsync()];
        Assert.Single(said, each => each!.StartsWith("435[{\"success\":false", StringComparison.Ordinal));
        Assert.Contains(said, each => each!.Contains("too_large", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ABodyFarTooLargeIsRefused()
    {
        using var client = await EngineClient.PollingAsync(_host);
        Assert.Equal(413, (await client.PostRawAsync(Encoding.UTF8.GetBytes("4" + new string('x', 17 * 4096)))).Status);
    }

    private static async Task RefusedAsync(EngineClient client, string code)
    {
        var (name, error) = Event(await client.ReceiveAsync());
        Assert.Equal(("error", code), (name, error.GetProperty("code").GetString()));
        await client.SendAsync("421[\"unwatchInterviews\"]");
        Assert.Equal("431[{\"success\":true}]", await client.ReceiveAsync());
    }

    private static (string Name, JsonElement Data) Event(string? packet)
    {
        Assert.StartsWith("42[", packet, StringComparison.Ordinal);
        var parts = JsonSerializer.Deserialize<JsonElement>(packet![2..]);
        Assert.Equal(2, parts.GetArrayLength());
        return (parts[0].GetString()!, parts[1]);
    }

    private static JsonElement Acknowledgement(string packet, string id)
    {
        Assert.StartsWith("43" + id + "[", packet, StringComparison.Ordinal);
        var parts = JsonSerializer.Deserialize<JsonElement>(packet[(2 + id.Length)..]);
        return Assert.Single(parts.EnumerateArray());
    }
}
