using System.Text;
using System.Threading.Channels;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Live.SocketIo;

namespace Interviewing.WebFront.Tests.Live.SocketIo;

/// <summary>The deadlines and bounds of a session, with the defaults: pings every 25 s, answered within 20 s.</summary>
public sealed class EngineSessionTests
{
    private readonly ManualTime _time = new();
    private readonly EngineSession _session;
    private int _over;

    public EngineSessionTests() => _session = new("id", 1_000_000, new SocketIoOptions(), _time, over: _ => _over++);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AClientThatAnswersItsPingsStays()
    {
        Open(onWebSocket: true);
        for (var round = 0; round < 10; round++)
        {
            Pass(24.9);
            Assert.Empty(Waiting());
            Pass(0.2);
            Assert.Equal(["2"], Waiting());
            Pass(19.5);
            await ReceiveAsync("3");
        }

        Assert.False(_session.IsOver);
    }

    [Fact]
    public void AClientThatDoesNotAnswerAPingInTimeIsGone()
    {
        Open(onWebSocket: true);
        Pass(25);
        Pass(19.9);
        Assert.False(_session.IsOver);
        Pass(0.2);
        Assert.True(_session.IsOver);
        Assert.Equal(1, _over);
    }

    [Fact]
    public void APingWaitsItsTurnWhereThereIsNoRoom()
    {
        Open(onWebSocket: true);
        while (SendAsync("4") is { IsCompleted: true })
        {
        }

        Pass(25);
        Assert.Contains("2", Waiting().Concat(Waiting()));
    }

    [Fact]
    public void APollingClientThatDoesNotPollIsGone()
    {
        Open(onWebSocket: false);
        Pass(19.9);
        Assert.True(_session.TryBeginPoll());
        Pass(19.9);
        Assert.False(_session.IsOver);
        _session.EndPoll();
        Pass(19.9);
        Assert.False(_session.IsOver);
        Pass(0.2);
        Assert.True(_session.IsOver);
    }

    [Fact]
    public void AClientThatGetsIntoNoNamespaceIsGone()
    {
        Open(onWebSocket: true, isConnected: false);
        Pass(44.9, pong: true);
        Assert.False(_session.IsOver);
        Pass(0.2);
        Assert.True(_session.IsOver);
    }

    [Fact]
    public void ThereIsOnePollAndOnePostAtATime()
    {
        Open(onWebSocket: false);
        Assert.True(_session.TryBeginPoll());
        Assert.False(_session.TryBeginPoll());
        Assert.True(_session.TryBeginPost());
        Assert.False(_session.TryBeginPost());
        _session.EndPoll();
        _session.EndPost();
        Assert.True(_session.TryBeginPoll());
        Assert.True(_session.TryBeginPost());
    }

    [Fact]
    public void AnUpgradeIsDoneOnceAndMayFailBefore()
    {
        Open(onWebSocket: false);
        Assert.True(_session.TryBeginUpgrade());
        Assert.False(_session.TryBeginUpgrade());
        _session.EndUpgrade(isDone: false);
        Assert.True(_session.TryBeginUpgrade());
        _session.EndUpgrade(isDone: true);
        Assert.False(_session.TryBeginUpgrade());
    }

    [Fact]
    public void OnlyAPollThatWaitsForNothingIsReleased()
    {
        Open(onWebSocket: false);
        _session.ReleasePoll();
        Assert.Empty(Waiting());
        Assert.True(_session.TryBeginPoll());
        _session.ReleasePoll();
        _session.ReleasePoll();
        Assert.Equal(["6"], Waiting());
    }

    [Fact]
    public async Task WhatWaitsIsBoundedBothWays()
    {
        Open(onWebSocket: true);
        var sent = 0;
        while (SendAsync("4x") is { IsCompleted: true })
            sent++;
        Assert.Equal(64, sent);

        var messages = _session.ReadAllAsync().GetAsyncEnumerator(Cancellation);
        Assert.True(await TakeUntilFullAsync() < 65_536);
        var room = _session.WhenRoomAsync(Cancellation).AsTask();
        await messages.MoveNextAsync();
        Assert.False(room.IsCompleted);
        await messages.MoveNextAsync();
        await room;

        // A client that changes over gets rid of what it has begun to send, but not of any amount.
        await TakeUntilFullAsync();
        room = _session.WhenRoomAsync(Cancellation).AsTask();
        Assert.False(room.IsCompleted);
        _session.ChangeOver();
        await room;
        Assert.True(await TakeUntilFullAsync() < 2_000_000);

        async Task<int> TakeUntilFullAsync()
        {
            var taken = 0;
            while (_session.WhenRoomAsync(Cancellation).AsTask().IsCompleted)
            {
                await ReceiveAsync("4" + new string('x', 100));
                taken += 100;
            }

            return taken;
        }
    }

    [Fact]
    public async Task WhoWaitsForRoomDoesNotWaitForASessionThatIsOver()
    {
        Open(onWebSocket: true);
        await ReceiveAsync("4" + new string('x', 100_000));
        var room = _session.WhenRoomAsync(Cancellation).AsTask();
        Assert.False(room.IsCompleted);
        _session.Close();
        await room;
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("0{}")]
    [InlineData("7")]
    [InlineData("x")]
    public async Task WhatNoClientMaySendIsRefused(string packet)
    {
        Open(onWebSocket: true);
        await Assert.ThrowsAsync<InvalidDataException>(() => ReceiveAsync(packet));
    }

    [Fact]
    public async Task ASessionIsOverOnceAndWhatWaitedCanStillGo()
    {
        Open(onWebSocket: true);
        await SendAsync("4last");
        await ReceiveAsync("1");
        _session.Close();
        _session.Abort();
        Assert.Equal(1, _over);
        Assert.Equal(["4last"], Waiting());
        Assert.True(_session.Outgoing.Completion.IsCompleted);
        await Assert.ThrowsAsync<ChannelClosedException>(() => ReceiveAsync("4late"));
        await Assert.ThrowsAsync<ChannelClosedException>(() => SendAsync("4late"));
    }

    private void Open(bool onWebSocket, bool isConnected = true)
    {
        _session.Open("0{}"u8.ToArray(), onWebSocket);
        Assert.Equal(["0{}"], Waiting());
        if (isConnected)
            _session.Connected();
    }

    private void Pass(double seconds, bool pong = false)
    {
        _time.Advance(seconds);
        _session.Tick();
        if (pong)
            Assert.True(ReceiveAsync("3").IsCompletedSuccessfully);
    }

    private Task ReceiveAsync(string packet)
    {
        try
        {
            _session.Receive(Encoding.UTF8.GetBytes(packet));
            return Task.CompletedTask;
        }
        catch (Exception failure) when (failure is InvalidDataException or ChannelClosedException)
        {
            return Task.FromException(failure);
        }
    }

    private Task SendAsync(string packet) => _session.SendAsync(Encoding.UTF8.GetBytes(packet), Cancellation).AsTask();

    private List<string> Waiting()
    {
        List<string> packets = [];
        while (_session.Outgoing.TryRead(out var packet))
            packets.Add(Encoding.UTF8.GetString(packet.Span));
        return packets;
    }
}
