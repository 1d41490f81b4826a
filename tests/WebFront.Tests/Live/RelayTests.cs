using Interviewing.WebFront.Live;
using Interviewing.WebFront.Tests.Live.Support;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Live;

public sealed class RelayTests
{
    private readonly FakeInterview _interview = new(Samples.Id);

    [Fact]
    public async Task WhatWasMissedComesFirstThenWhatComes()
    {
        await using LiveBench bench = new(FakeInterview.Grains(_interview));
        Say(5);

        var (_, outlet) = await bench.JoinAsync(_interview, after: 2);
        await LiveBench.Got(outlet, 2, 5);
        Say(2);

        await LiveBench.Got(outlet, 2, 7);
        Assert.Equal("joinedInterview", outlet.Names[0]);
        var joined = outlet.DataOf("joinedInterview");
        Assert.Equal(2, joined.GetProperty("sequence").GetInt64());
        Assert.Equal(5, joined.GetProperty("lastSequence").GetInt64());
    }

    [Fact]
    public async Task WithoutAfterOnlyWhatComesAfterTheJoinIsBrought()
    {
        await using LiveBench bench = new(FakeInterview.Grains(_interview));
        Say(3);

        var (_, outlet) = await bench.JoinAsync(_interview);
        Say(2);

        await LiveBench.Got(outlet, 3, 5);
    }

    [Fact]
    public async Task AnAfterOfTheFutureIsTheNewestEvent()
    {
        await using LiveBench bench = new(FakeInterview.Grains(_interview));
        Say(3);

        var (_, outlet) = await bench.JoinAsync(_interview, after: 99);
        Say(1);

        await LiveBench.Got(outlet, 3, 4);
    }

    [Fact]
    public async Task ALostNotificationIsReadAsSoonAsTheNextOneComes()
    {
        await using LiveBench bench = new(FakeInterview.Grains(_interview));
        var (_, outlet) = await bench.JoinAsync(_interview, after: 0);
        _interview.LosesNotifications = true;
        Say(3);
        _interview.LosesNotifications = false;

        Say(1);

        await LiveBench.Got(outlet, 0, 4);
    }

    [Fact]
    public async Task ALostNotificationThatNoOtherFollowsIsReadAtTheRenewal()
    {
        await using LiveBench bench = new(FakeInterview.Grains(_interview));
        var (_, outlet) = await bench.JoinAsync(_interview, after: 0);
        _interview.LosesNotifications = true;
        Say(3);

        bench.Relay.Tick();

        await LiveBench.Got(outlet, 0, 3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnActivationThatForgotItsObserversIsWatchedAnew(bool inGoodOrder)
    {
        await using LiveBench bench = new(FakeInterview.Grains(_interview));
        var (_, outlet) = await bench.JoinAsync(_interview, after: 0);

        _interview.ForgetObservers(inGoodOrder);
        if (!inGoodOrder)
            bench.Relay.Tick();
        await LiveBench.Until(() => _interview.Observers == 1);
        Say(2);

        await LiveBench.Got(outlet, 0, 2);
    }

    [Fact]
    public async Task AnInterviewThatCannotBeReachedIsAskedUntilItCan()
    {
        await using LiveBench bench = new(FakeInterview.Grains(_interview));
        var (_, outlet) = await bench.JoinAsync(_interview, after: 0);
        _interview.LosesNotifications = true;
        Say(3);
        _interview.LosesNotifications = false;
        _interview.Failures = 3;

        Say(1);

        await LiveBench.Got(outlet, 0, 4);
    }

    [Fact]
    public async Task OneFeedServesAllClientsAndClosesAfterTheLast()
    {
        await using LiveBench bench = new(FakeInterview.Grains(_interview));
        var (first, _) = await bench.JoinAsync(_interview);
        var (second, _) = await bench.JoinAsync(_interview);
        Assert.Equal((1, 1), (_interview.Observers, bench.Relay.Count));

        await LiveBench.SayAsync(first, "leaveInterview", new { interviewId = _interview.Id });
        Assert.Equal((1, 1), (_interview.Observers, bench.Relay.Count));
        await second.DisposeAsync();

        await LiveBench.Until(() => _interview.Observers == 0 && bench.Relay.Count == 0);
    }

    [Fact]
    public async Task AnEventIsEncodedOnceForAllClients()
    {
        await using LiveBench bench = new(FakeInterview.Grains(_interview));
        var (_, first) = await bench.JoinAsync(_interview);
        var (_, second) = await bench.JoinAsync(_interview);
        Say(1);
        await LiveBench.Got(first, 0, 1);
        await LiveBench.Got(second, 0, 1);

        var one = first.Got[^1];
        Assert.Same(one, second.Got[^1]);
        Assert.Same(one.As(_ => new object()), second.Got[^1].As(_ => new object()));
    }

    [Fact]
    public async Task ASlowClientDelaysNobodyAndMissesNothing()
    {
        await using LiveBench bench = new(FakeInterview.Grains(_interview), live => live.Queue = 8);
        var (_, slow) = await bench.JoinAsync(_interview, after: 0);
        var (_, quick) = await bench.JoinAsync(_interview, after: 0);
        await LiveBench.Until(() => slow.Names.Count == 1);
        slow.StopReading();

        Say(100);
        await LiveBench.Got(quick, 0, 100);
        Assert.Empty(slow.Sequences);
        slow.Read();
        await LiveBench.Got(slow, 0, 100);
        // It has caught up, and is live again.
        var reads = _interview.Reads;
        Say(3);
        await LiveBench.Got(slow, 0, 103);
        Assert.Equal(reads, _interview.Reads);
    }

    [Fact]
    public async Task AClientThatDoesNotReadIsDisconnected()
    {
        await using LiveBench bench = new(FakeInterview.Grains(_interview));
        var (client, outlet) = await bench.JoinAsync(_interview);
        await LiveBench.Until(() => outlet.Names.Count == 1);
        outlet.StopReading();
        Say(1);
        client.Tick(TimeSpan.FromMinutes(1));
        Assert.Null(outlet.Closed);

        await LiveBench.Until(() =>
        {
            client.Tick(TimeSpan.FromMilliseconds(50));
            return outlet.Closed is not null;
        });

        Assert.Equal(LiveClosing.TooSlow, outlet.Closed);
    }

    [Fact]
    public async Task AnInterviewThatIsErasedIsAnErrorToItsClients()
    {
        await using LiveBench bench = new(FakeInterview.Grains(_interview));
        var (_, outlet) = await bench.JoinAsync(_interview);

        _interview.IsErased = true;
        _interview.ForgetObservers(inGoodOrder: true);

        await LiveBench.Until(() => outlet.Names.Contains("error"));
        Assert.Equal("not_found", outlet.DataOf("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task AnInterviewThatIsOverIsReplayedAndNotWatched()
    {
        await using LiveBench bench = new(FakeInterview.Grains(_interview));
        Say(2);
        _interview.End();

        var (_, outlet) = await bench.JoinAsync(_interview, after: 0);

        await LiveBench.Got(outlet, 0, 3);
        Assert.Equal(0, _interview.Observers);
    }

    [Fact]
    public async Task AfterTheEndNothingIsRenewed()
    {
        var grains = FakeInterview.Grains(_interview);
        await using LiveBench bench = new(grains);
        var (_, outlet) = await bench.JoinAsync(_interview, after: 0);
        _interview.End();
        await LiveBench.Got(outlet, 0, 1);
        var watches = grains.Calls.Count(call => call == "IInterviewGrain.Watch");

        bench.Relay.Tick();

        Assert.Equal(watches, grains.Calls.Count(call => call == "IInterviewGrain.Watch"));
    }

    [Fact]
    public async Task PiecesOfWordsComeToThoseWhoWantThemBeforeTheWords()
    {
        await using LiveBench bench = new(FakeInterview.Grains(_interview));
        var (_, without) = await bench.JoinAsync(_interview, after: 0);
        Assert.Equal(0, _interview.Listeners);
        TestOutlet outlet = new();
        await LiveBench.SayAsync(bench.Open(outlet), "joinInterview", new { sessionId = _interview.Id, after = 0, deltas = true });
        await LiveBench.Until(() => _interview.Listeners == 1);

        Say(1);
        await LiveBench.Got(outlet, 0, 1);
        _interview.Begin("Thank ");
        _interview.Begin("you.", done: true);
        _interview.Answer("Thank you. What next?");
        // Overtaken by its message: of no use any more.
        _interview.BeginLate("Thank ");
        Say(1);

        await LiveBench.Got(outlet, 0, 3);
        await LiveBench.Got(without, 0, 3);
        Assert.Equal(
            ["joinedInterview", "candidateMessage", "aiInterviewerDelta", "aiInterviewerDelta", "aiInterviewerMessage", "candidateMessage"],
            outlet.Names);
        Assert.DoesNotContain("aiInterviewerDelta", without.Names);
        var last = outlet.DataOf("aiInterviewerDelta");
        Assert.Equal(("you.", "question", true),
            (last.GetProperty("text").GetString(), last.GetProperty("messageType").GetString(), last.GetProperty("done").GetBoolean()));
        Assert.False(last.TryGetProperty("sequence", out _));
        Assert.False(last.TryGetProperty("reset", out _));
    }

    [Fact]
    public async Task ASlowClientLosesPiecesAndNoEvent()
    {
        await using LiveBench bench = new(FakeInterview.Grains(_interview), live => live.Queue = 8);
        TestOutlet outlet = new();
        await LiveBench.SayAsync(bench.Open(outlet), "joinInterview", new { sessionId = _interview.Id, after = 0, deltas = true });
        await LiveBench.Until(() => outlet.Names.Count == 1);
        outlet.StopReading();

        for (var i = 0; i < 50; i++)
            _interview.Begin("piece ");
        Say(20);
        outlet.Read();

        await LiveBench.Got(outlet, 0, 20);
        Assert.True(outlet.Names.Count(name => name == "aiInterviewerDelta") < 50);
    }

    private void Say(int times)
    {
        for (var i = 0; i < times; i++)
            _interview.Say("Something.");
    }
}
