using Interviewing.WebFront.Live;
using Interviewing.WebFront.Tests.Live.Support;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Live;

/// <summary>
/// Random joins, leaves, drops, slow readers, answers and lost activations: whatever comes together, each client's log is
/// the interview's event list from its <c>after</c> on.
/// </summary>
public sealed class RandomClientsTests
{
    private const int Steps = 400;
    private const int Clients = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task EveryClientsLogIsTheEventListFromItsAfterOn(int seed)
    {
        Random random = new(seed);
        FakeInterview interview = new(Samples.Id);
        await using LiveBench bench = new(FakeInterview.Grains(interview), live => live.Queue = 8);
        List<Session> sessions = [];
        var open = new Session?[Clients];

        // Events come from a thread of their own, as fast as they can: races are what this is about.
        using CancellationTokenSource enough = new();
        var talking = Task.Run(async () =>
        {
            Random pauses = new(seed + 1000);
            while (!enough.IsCancellationRequested)
            {
                interview.Say("Something.");
                if (pauses.Next(4) == 0)
                    await Task.Yield();
                if (pauses.Next(20) == 0)
                    await Task.Delay(1);
            }
        });

        for (var step = 0; step < Steps; step++)
        {
            var place = random.Next(Clients);
            switch (random.Next(10))
            {
                case 0 or 1 or 2 when open[place] is null:
                    long? after = random.Next(3) switch
                    {
                        0 => null,
                        1 => Math.Max(0, interview.LastSequence - random.Next(40)),
                        _ => sessions.LastOrDefault(session => session.Place == place)?.Last,
                    };
                    sessions.Add(open[place] = await Session.JoinAsync(bench, interview, place, after));
                    break;
                case 3 when open[place] is { } leaving:
                    await LiveBench.SayAsync(leaving.Client, "leaveInterview", new { sessionId = interview.Id });
                    await leaving.Client.DisposeAsync();
                    open[place] = null;
                    break;
                case 4 when open[place] is { } dropped:
                    await dropped.Client.DisposeAsync();
                    open[place] = null;
                    break;
                case 5:
                    open[place]?.Outlet.StopReading();
                    break;
                case 6:
                    open[place]?.Outlet.Read();
                    break;
                case 7:
                    interview.ForgetObservers(random.Next(2) == 0);
                    break;
                case 8:
                    interview.LosesNotifications = random.Next(3) == 0;
                    break;
                default:
                    if (random.Next(4) == 0)
                        interview.Failures = random.Next(3);
                    bench.Relay.Tick();
                    break;
            }

            if (random.Next(8) == 0)
                await Task.Delay(1);
        }

        await enough.CancelAsync();
        await talking;
        interview.LosesNotifications = false;
        interview.Failures = 0;
        foreach (var session in open)
            session?.Outlet.Read();

        var last = interview.LastSequence;
        foreach (var session in open.OfType<Session>())
        {
            await LiveBench.Until(
                () =>
                {
                    bench.Relay.Tick();
                    return session.Last == last;
                },
                () => $"It has {session.Last} of {last}.");
        }

        Assert.NotEmpty(sessions);
        Assert.All(sessions, session => session.Check());
    }

    private sealed record Session(int Place, LiveClient Client, TestOutlet Outlet, long After)
    {
        public long Last => Outlet.Sequences is [.., var last] ? last : After;

        public static async Task<Session> JoinAsync(LiveBench bench, FakeInterview interview, int place, long? after)
        {
            TestOutlet outlet = new();
            var client = bench.Open(outlet);
            while (true)
            {
                var reply = await LiveBench.SayAsync(client, "joinInterview", new { sessionId = interview.Id, after });
                if (reply.Success)
                    return new(place, client, outlet, reply.Sequence!.Value);
                Assert.Equal("unavailable", reply.Code);
            }
        }

        // Every one of its events is the one after the one before.
        public void Check()
        {
            var next = After;
            foreach (var sequence in Outlet.Sequences)
                Assert.Equal(++next, sequence);
        }
    }
}
