using FakeLiveKit;
using Interviewing.Rooms.Server;
using Microsoft.Extensions.Logging.Abstractions;

namespace Interviewing.Rooms;

/// <summary>What becomes of LiveKit's answers, and of none.</summary>
public sealed class LiveKitServerTests : IAsyncLifetime
{
    private FakeLiveKitServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await FakeLiveKitServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task ARoomMadeTwiceIsOneRoom()
    {
        var liveKit = Connect();
        var first = await liveKit.CreateRoomAsync("room", new() { MaxParticipants = 3 }, default);
        var second = await liveKit.CreateRoomAsync("room", new() { Metadata = "m" }, default);
        Assert.StartsWith("RM_", first.Sid, StringComparison.Ordinal);
        Assert.Equal((first.Sid, 300, 3, "m"), (second.Sid, second.EmptyTimeout, second.MaxParticipants, second.Metadata));
        Assert.Equal(first.Sid, (await liveKit.FindRoomAsync("room", default))!.Sid);
        Assert.Null(await liveKit.FindRoomAsync("roo", default));
        Assert.True(await liveKit.DeleteRoomAsync("room", default));
        Assert.False(await liveKit.DeleteRoomAsync("room", default));
    }

    [Fact]
    public async Task CallsAtOnceEachHaveTheRightsOfTheirOwnRoom()
    {
        var liveKit = Connect();
        var names = Enumerable.Range(0, 40).Select(n => $"room-{n}").ToArray();
        foreach (var name in names)
            _server.Join(name, new() { Identity = "of-" + name });
        var present = await Task.WhenAll(names.Select(name => liveKit.ListParticipantsAsync(name, default)));
        Assert.Equal(names.Select(name => "of-" + name), present.Select(room => Assert.Single(room).Identity));
    }

    [Fact]
    public async Task NobodyIsInARoomThatIsNotThereAndNothingIsSaidInIt()
    {
        var liveKit = Connect();
        Assert.Empty(await liveKit.ListParticipantsAsync("none", default));
        Assert.False(await liveKit.SendDataAsync("none", "interview", new byte[] { 1 }, default));
        await liveKit.WithdrawAgentAsync("none", "AD_none", default);
        Assert.Empty(_server.Data);
    }

    [Fact]
    public async Task AnAgentIsCalledOnceHoweverOftenItIsAskedFor()
    {
        var liveKit = Connect();
        await liveKit.CreateRoomAsync("room", new(), default);
        var id = await liveKit.DispatchAgentAsync("room", "ai-interviewer", "{}", default);
        Assert.Equal(id, await liveKit.DispatchAgentAsync("room", "ai-interviewer", "{}", default));
        Assert.NotEqual(id, await liveKit.DispatchAgentAsync("room", "ai-interviewer", """{"sessionId":"other"}""", default));
        await liveKit.WithdrawAgentAsync("room", id, default);
        await liveKit.WithdrawAgentAsync("room", id, default);
        Assert.DoesNotContain(_server.FindRoom("room")!.Dispatches, dispatch => dispatch.Id == id);
    }

    [Fact]
    public async Task WhatPassesIsTriedAgain()
    {
        _server.Enqueue(FakeBehaviour.Fail("unavailable"), FakeBehaviour.With(AnswerFault.Cut));
        Assert.Equal("room", (await Connect().CreateRoomAsync("room", new(), default)).Name);
        Assert.Equal(3, _server.Calls.Length);
    }

    [Fact]
    public async Task WhatIsSaidIsSaidOnce()
    {
        var liveKit = Connect();
        await liveKit.CreateRoomAsync("room", new(), default);
        _server.Otherwise = method => method.Contains("SendData", StringComparison.Ordinal)
            ? FakeBehaviour.With(AnswerFault.Lost) : FakeBehaviour.Normal;
        await Assert.ThrowsAsync<LiveKitUnavailableException>(
            () => liveKit.SendDataAsync("room", "interview", new byte[] { 1 }, default));
        Assert.Single(_server.Data);
    }

    [Fact]
    public async Task AKeyThatLiveKitDoesNotKnowIsNamedAndNotTriedAgain()
    {
        var liveKit = Connect(options => options.ApiSecret = "another secret than the server has");
        var refused = await Assert.ThrowsAsync<LiveKitUnavailableException>(() => liveKit.ListRoomsAsync(default));
        Assert.Contains("LIVEKIT_API_SECRET", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("another secret", refused.ToString(), StringComparison.Ordinal);
        Assert.Single(_server.Calls);
    }

    [Theory]
    [InlineData("resource_exhausted", 30)]
    [InlineData("internal", 5)]
    [InlineData("unavailable", 5)]
    public async Task AnErrorOfLiveKitsSaysWhenToComeAgain(string code, int seconds)
    {
        _server.Otherwise = _ => FakeBehaviour.Fail(code);
        var failed = await Assert.ThrowsAsync<LiveKitUnavailableException>(() => Connect().ListRoomsAsync(default));
        Assert.Equal(seconds, failed.RetryAfterSeconds);
    }

    [Theory]
    [InlineData(AnswerFault.Rubbish)]
    [InlineData(AnswerFault.ErrorPage)]
    public async Task AnAnswerThatIsNoneIsAnError(AnswerFault fault)
    {
        _server.Otherwise = _ => FakeBehaviour.With(fault);
        await Assert.ThrowsAsync<LiveKitUnavailableException>(() => Connect().ListRoomsAsync(default));
    }

    [Fact]
    public async Task AServerThatHangsIsGivenUpInTime()
    {
        _server.Otherwise = _ => FakeBehaviour.Hang;
        var liveKit = Connect(options => options.CallTimeout = TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAsync<LiveKitUnavailableException>(
            () => liveKit.ListRoomsAsync(default).WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task AServerThatIsDownIsLeftAloneForAMoment()
    {
        _server.Otherwise = _ => FakeBehaviour.With(AnswerFault.Cut);
        var liveKit = Connect();
        for (var n = 0; n < 4; n++)
            await Assert.ThrowsAsync<LiveKitUnavailableException>(() => liveKit.ListRoomsAsync(default));
        var asked = _server.Calls.Length;
        var refused = await Assert.ThrowsAsync<LiveKitUnavailableException>(() => liveKit.ListRoomsAsync(default));
        Assert.Contains("left alone", refused.Message, StringComparison.Ordinal);
        Assert.Equal(asked, _server.Calls.Length);
    }

    [Fact]
    public async Task ErrorsThatConcernOneRoomKeepNobodyFromTheOthers()
    {
        _server.Otherwise = _ => FakeBehaviour.Fail("unavailable");
        var liveKit = Connect();
        for (var n = 0; n < 6; n++)
            await Assert.ThrowsAsync<LiveKitUnavailableException>(() => liveKit.ListRoomsAsync(default));
        _server.Otherwise = _ => FakeBehaviour.Normal;
        Assert.Empty(await liveKit.ListRoomsAsync(default));
    }

    [Fact]
    public async Task ACallThatNobodyWaitsForIsGivenUp()
    {
        _server.Otherwise = _ => FakeBehaviour.Hang;
        using var gone = new CancellationTokenSource();
        var call = Connect(options => options.CallTimeout = TimeSpan.FromMinutes(5)).ListRoomsAsync(gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Theory]
    [InlineData("ws://host:7880", "http://host:7880/", "ws://host:7880")]
    [InlineData("wss://host/livekit/", "https://host/livekit/", "wss://host/livekit")]
    [InlineData("http://host", "http://host/", "ws://host")]
    [InlineData("https://host:443", "https://host/", "wss://host")]
    public void AnAddressIsTurnedIntoWhatEachUseNeeds(string configured, string calls, string clients)
    {
        Assert.Equal(calls, LiveKitAddress.ForCalls(new(configured)).AbsoluteUri);
        Assert.Equal(clients, LiveKitAddress.ForClients(new(configured)));
    }

    private LiveKitServer Connect(Action<LiveKitOptions>? configure = null)
    {
        LiveKitOptions options = new() { Url = _server.Url, ApiKey = "devkey", ApiSecret = "secret", CallTimeout = TimeSpan.FromSeconds(2) };
        configure?.Invoke(options);
        return new(new LiveKitCalls(options, TimeProvider.System, NullLogger<LiveKitCalls>.Instance));
    }
}
