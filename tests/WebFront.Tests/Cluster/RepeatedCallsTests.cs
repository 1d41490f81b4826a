using Interviewing.Interviews;
using Interviewing.WebFront.Cluster;
using Interviewing.WebFront.Tests.Live.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Interviewing.WebFront.Tests.Cluster;

public sealed class RepeatedCallsTests
{
    private static readonly InterviewerTurn Turn = new() { State = InterviewState.Introduction, Sequence = 3 };

    private readonly SteppedTime _time = new();

    [Fact]
    public async Task WhatIsAnsweredIsNotRepeated()
    {
        var (context, call) = Start(_ => Answer());

        await Run(context);

        Assert.Same(Turn, context.Result);
        Assert.Equal(1, call.Tries);
    }

    [Fact]
    public async Task WhatFailsForWantOfASiloIsMadeAgainUntilItIsAnswered()
    {
        var (context, call) = Start(n => n switch
        {
            1 => Fail(new SiloUnavailableException("gone")),
            2 => Fail(new OrleansException("not here")),
            3 => Fail(new TimeoutException()),
            4 => Fail(new StorageUnavailableException("moving")),
            _ => Answer(),
        });

        await Run(context);

        Assert.Same(Turn, context.Result);
        Assert.Equal(5, call.Tries);
        Assert.InRange(_time.Now, TimeSpan.FromMilliseconds(700), TimeSpan.FromMilliseconds(800));
    }

    [Fact]
    public async Task AnAnswerThatIsARefusalIsTheAnswer()
    {
        var (context, call) = Start(_ => Fail(new WrongStateException(InterviewState.Completed, "It is over.")));

        await Assert.ThrowsAsync<WrongStateException>(() => Run(context));

        Assert.Equal(1, call.Tries);
    }

    [Fact]
    public async Task ItGivesUpAfterItsTimeWithTheLastFailure()
    {
        var (context, call) = Start(n => Fail(new SiloUnavailableException($"gone {n}")));

        var failure = await Assert.ThrowsAsync<SiloUnavailableException>(() => Run(context));

        Assert.Equal($"gone {call.Tries}", failure.Message);
        Assert.InRange(_time.Now, RepeatedCalls.Persistence, RepeatedCalls.Persistence + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task WhatNobodyAnswersIsMadeAgainBesideAndTheFirstAnswerCounts()
    {
        TaskCompletionSource<object?> never = new();
        var (context, call) = Start(n => n == 1 ? never.Task : Answer());

        await Run(context);

        Assert.Same(Turn, context.Result);
        Assert.Equal(2, call.Tries);
        Assert.Equal(TimeSpan.FromSeconds(3), _time.Now);
    }

    [Fact]
    public async Task TheFirstCallsAnswerCountsToo()
    {
        TaskCompletionSource<object?> first = new();
        var (context, call) = Start(n =>
        {
            if (n == 1)
                return first.Task;
            first.TrySetResult(Turn);
            return Fail(new SiloUnavailableException("gone"));
        });

        await Run(context);

        Assert.Same(Turn, context.Result);
        Assert.Equal(2, call.Tries);
    }

    [Fact]
    public async Task EveryTryHasTheArgumentsOfTheFirst()
    {
        List<string> seen = [];
        var (context, _) = FakeCall.Of(nameof(IInterviewGrain.Leave), ["somebody", "here"], (n, arguments) =>
        {
            seen.Add(string.Join(' ', arguments));
            // What the request was made of is used for another once it is answered.
            Array.Fill(arguments, "another's");
            return n < 3 ? Fail(new SiloUnavailableException("gone")) : Task.FromResult<object?>(null);
        });

        await Run(context);

        Assert.Equal(["somebody here", "somebody here", "somebody here"], seen);
    }

    private static (IOutgoingGrainCallContext Context, FakeCall Call) Start(Func<int, Task<object?>> outcome) =>
        FakeCall.Of(nameof(IInterviewGrain.Start), [null], (n, _) => outcome(n));

    private static Task<object?> Answer() => Task.FromResult<object?>(Turn);

    private static Task<object?> Fail(Exception failure) => Task.FromException<object?>(failure);

    private async Task Run(IOutgoingGrainCallContext context)
    {
        RepeatedCalls filter = new(_time, NullLogger<RepeatedCalls>.Instance);
        var running = filter.Invoke(context);
        var since = TimeProvider.System.GetTimestamp();
        while (!running.IsCompleted)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < LiveBench.Deadline, "It does not end.");
            // What is awaited goes on by itself; only when nothing does is it the clock's turn.
            await Task.WhenAny(running, Task.Delay(10, TestContext.Current.CancellationToken));
            if (!running.IsCompleted)
                _time.Step();
        }

        await running;
    }
}
