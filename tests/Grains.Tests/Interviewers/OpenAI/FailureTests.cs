using System.Globalization;
using FakeOpenAI;
using Microsoft.Extensions.Time.Testing;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>What happens when the provider fails.</summary>
public sealed class FailureTests : ProviderTest
{
    [Theory]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task WhatMayPassIsTriedAgain(int status)
    {
        Provider.Enqueue(FakeBehaviour.Fail(status), FakeBehaviour.Fail(status));

        Assert.NotNull((await ReplyAsync()).Analysis);

        Assert.Equal(3, Provider.Calls.Length);
        Assert.Equal(1, Provider.Charged);
        Assert.Single(Provider.Calls.Select(call => call.IdempotencyKey).Distinct());
    }

    [Fact]
    public async Task AfterTwoRetriesItIsOver()
    {
        Provider.Otherwise = _ => FakeBehaviour.Fail(500);

        var failure = await FailAsync();

        Assert.Equal(3, Provider.Calls.Length);
        Assert.Equal("Server in attempt 3 of answer: The provider answered 500 server_error.", failure.Message);
    }

    [Theory]
    [InlineData(400, null)]
    [InlineData(401, "invalid_api_key")]
    [InlineData(403, null)]
    [InlineData(404, "model_not_found")]
    [InlineData(429, "insufficient_quota")]
    public async Task WhatWillNotPassIsNotTriedAgain(int status, string? code)
    {
        Provider.Otherwise = _ => FakeBehaviour.Fail(status, code);

        await FailAsync();

        Assert.Single(Provider.Calls);
    }

    [Fact]
    public async Task AConnectionCutInTheMiddleOfAReplyIsTriedAgain()
    {
        Answers(ReplyFault.HalfAnswer);

        Assert.NotNull((await ReplyAsync()).Analysis);
        Assert.Equal(2, Provider.Calls.Length);
        Assert.Equal(1, Provider.Charged);
    }

    [Fact]
    public async Task AProviderThatIsNotThereIsAFailureAndNotAnError()
    {
        Options.BaseUrl = new Uri("http://127.0.0.1:1/v1");

        Assert.StartsWith("Connection in attempt 3", (await FailAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACallThatHangsIsCutOffAndTriedAgain()
    {
        Options.CallTimeout = TimeSpan.FromSeconds(1);
        Provider.Enqueue(FakeBehaviour.Hang);

        Assert.NotNull((await ReplyAsync()).Analysis);
        Assert.Equal(2, Provider.Calls.Length);
    }

    [Fact]
    public async Task ACallAndItsRetriesEndWithTheirTotalTime()
    {
        Options.TotalTimeout = TimeSpan.FromSeconds(20);
        Options.CallTimeout = TimeSpan.FromSeconds(12);
        Provider.Otherwise = _ => FakeBehaviour.Hang;
        var (time, _) = StandStill();

        var failing = FailAsync();
        await UntilAsync(() => Provider.Calls.Length == 1);
        time.Advance(Options.CallTimeout);
        await ElapseAsync(time, () => Provider.Calls.Length == 2);
        Assert.False(failing.IsCompleted);
        // The second call would have another 3 seconds.
        time.Advance(TimeSpan.FromSeconds(9));
        await failing;

        Assert.Equal(2, Provider.Calls.Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ARetryAfterIsWaitedFor(bool asDate)
    {
        var (time, start) = StandStill();
        // A date has whole seconds: two ahead are at least one.
        var value = asDate ? start.AddSeconds(2).ToString("R", CultureInfo.InvariantCulture) : "1";
        Provider.Enqueue(FakeBehaviour.TooManyRequests(value));

        var replying = ReplyAsync();
        await ElapseAsync(time, () => Provider.Calls.Length == 2);

        Assert.NotNull((await replying).Analysis);
        Assert.True(time.GetUtcNow() - start >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task ARetryAfterBeyondTheTotalTimeIsNotWaitedFor()
    {
        Provider.Enqueue(FakeBehaviour.TooManyRequests("60"));
        // The clock stands still: a wait would never end.
        StandStill();

        Assert.StartsWith("RateLimited in attempt 1", (await FailAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACallerWhoGoesAwayIsNoFailureOfTheProvider()
    {
        Options.BreakerMinimumCalls = 2;
        Provider.Otherwise = _ => FakeBehaviour.Hang;
        for (var i = 0; i < 4; i++)
        {
            using var caller = new CancellationTokenSource();
            var asking = Interviewer.ReplyAsync(Given.Answer, caller.Token);
            await UntilAsync(() => Provider.Calls.Length > i);
            await caller.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        }

        Assert.True(Interviewer.Available);
    }

    [Fact]
    public async Task AProviderThatKeepsFailingIsLeftAloneForAWhileAndThenTriedAgain()
    {
        (Options.BreakerMinimumCalls, Options.MaxRetries) = (4, 0);
        var (time, _) = StandStill();
        Provider.Otherwise = _ => FakeBehaviour.Fail(500);
        for (var i = 0; i < 4; i++)
            await FailAsync();

        Assert.StartsWith("CircuitOpen", (await FailAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(4, Provider.Calls.Length);
        Assert.False(Interviewer.Available);
        Assert.NotNull(Interviewer.Detail);

        Provider.Otherwise = _ => FakeBehaviour.Normal;
        time.Advance(Options.BreakerOpenFor);
        await ReplyAsync();

        Assert.True(Interviewer.Available);
        Assert.Null(Interviewer.Detail);
    }

    [Fact]
    public async Task RepliesThatAreRefusedSayNothingAboutTheProvider()
    {
        (Options.BreakerMinimumCalls, Options.MaxRetries) = (2, 0);
        Provider.Otherwise = _ => FakeBehaviour.With(ReplyFault.ScoreNine);
        for (var i = 0; i < 6; i++)
            await FailAsync();

        Assert.True(Interviewer.Available);
        Assert.Equal(6, Provider.Calls.Length);
    }

    [Fact]
    public async Task NoMoreCallsAreUnderWayThanAllowed()
    {
        Options.MaxConcurrency = 3;
        Provider.Otherwise = _ => FakeBehaviour.Hang;
        using var callers = new CancellationTokenSource();
        var hanging = Enumerable.Range(0, 3)
            .Select(turn => Record.ExceptionAsync(() => Interviewer.ReplyAsync(Given.Answer with { Turn = turn }, callers.Token)))
            .ToArray();
        await UntilAsync(() => Provider.Calls.Length == 3);

        var waiting = Enumerable.Range(3, 4)
            .Select(turn => Interviewer.ReplyAsync(Given.Answer with { Turn = turn }, Cancel)).ToArray();
        Assert.Equal(3, Provider.Calls.Length);
        Provider.Otherwise = _ => FakeBehaviour.Normal;
        await callers.CancelAsync();
        foreach (var call in hanging)
            Assert.IsAssignableFrom<OperationCanceledException>(await call);
        await Task.WhenAll(waiting);

        Assert.Equal(7, Provider.Calls.Length);
    }

    [Fact]
    public async Task CallsThatWaitAreToldInTheHealth()
    {
        Options.MaxConcurrency = 1;
        Provider.Otherwise = _ => FakeBehaviour.Hang;
        using CancellationTokenSource cancel = new();
        Assert.Null(Interviewer.Detail);

        var asking = Enumerable.Range(0, 3)
            .Select(turn => Interviewer.ReplyAsync(Given.Answer with { Turn = turn }, cancel.Token)).ToArray();

        Assert.Equal("2 calls wait while 1 are under way, as OPENAI_MAX_CONCURRENCY allows", Interviewer.Detail);
        Assert.True(Interviewer.Available);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(asking));
        Assert.Null(Interviewer.Detail);
    }

    [Fact]
    public async Task WaitingForATurnEndsWithTheTotalTime()
    {
        (Options.MaxConcurrency, Options.TotalTimeout) = (1, TimeSpan.FromMilliseconds(400));
        Provider.Otherwise = _ => FakeBehaviour.Hang;

        var failures = await Task.WhenAll(FailAsync(), FailAsync());

        Assert.All(failures, failure => Assert.StartsWith("OutOfTime", failure.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WaitingForATurnIsNotHeldAgainstACall()
    {
        (Options.MaxConcurrency, Options.MaxRetries) = (1, 0);
        Options.CallTimeout = TimeSpan.FromSeconds(1.5);
        var (time, _) = StandStill();
        // Each call takes 0.6 s, and the last one waits for three.
        Provider.Otherwise = _ =>
        {
            time.Advance(TimeSpan.FromSeconds(0.6));
            return FakeBehaviour.Normal;
        };

        var replies = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(turn => Interviewer.ReplyAsync(Given.Answer with { Turn = turn }, Cancel)));

        Assert.Equal(4, replies.Length);
    }

    [Fact]
    public async Task UsageIsCountedForEveryAnsweredCallRefusedOnesToo()
    {
        // Long enough for the provider to cache a part of it.
        var request = Given.Answer with { Answer = string.Concat(Enumerable.Repeat(Given.LongAnswer + " ", 30)) };
        var first = Assert.Single((await Interviewer.ReplyAsync(request, Cancel)).Origin.Usage);
        Provider.Enqueue(FakeBehaviour.Fail(500), FakeBehaviour.With(ReplyFault.ScoreNine));

        var both = Assert.Single((await Interviewer.ReplyAsync(request, Cancel)).Origin.Usage);

        Assert.Equal((1, 2), (first.Calls, both.Calls));
        Assert.True(first.InputTokens > first.CachedInputTokens && first.CachedInputTokens > 0 && first.OutputTokens > 0);
        // The second request is longer: it says why the first reply was refused.
        Assert.True(both.InputTokens > 2 * first.InputTokens);
        Assert.Equal("fake-model-2026-01-01", both.Model);
    }

    [Fact]
    public async Task AFailureKnowsWhatItCostAndNothingElse()
    {
        Provider.Otherwise = _ => FakeBehaviour.With(ReplyFault.InvalidJson);

        var failure = await FailAsync();

        Assert.Equal(2, Assert.Single(failure.Usage).Calls);
        var said = failure.ToString();
        Assert.DoesNotContain("night round", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Options.ApiKey!, said, StringComparison.Ordinal);
        Assert.DoesNotContain("Thank you", said, StringComparison.Ordinal);
    }

    // The interviewer's clock stands still, but for what a test advances it by.
    private (FakeTimeProvider Time, DateTimeOffset Start) StandStill()
    {
        FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
        Make(time);
        return (time, time.GetUtcNow());
    }

    private static async Task ElapseAsync(FakeTimeProvider time, Func<bool> condition)
    {
        while (!condition())
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Delay(5, Cancel);
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(5, Cancel);
    }
}
