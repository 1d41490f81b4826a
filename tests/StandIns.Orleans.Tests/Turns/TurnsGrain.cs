using Interviewing.StandIns.Tests.Running;
using Orleans.Concurrency;

namespace Interviewing.StandIns.Tests.Turns;

public interface ITurnsGrain : IGrainWithStringKey
{
    Task Write(string gate);

    [ReadOnly]
    Task Read(string gate);

    [AlwaysInterleave]
    Task Interleave(string gate);

    Task<int> Overlaps();

    Task<string> SchedulersAroundAwaits();

    Task<int> CallOther(ITurnsGrain other);

    Task<int> Answer();
}

public interface IReentrantTurnsGrain : ITurnsGrain;

public class TurnsGrain : Grain, ITurnsGrain
{
    private int _inside;
    private int _overlaps;

    public Task Write(string gate) => PassAsync("write", gate);

    public Task Read(string gate) => PassAsync("read", gate);

    public Task Interleave(string gate) => PassAsync("interleave", gate);

    /// <summary>Counts how often two threads were in this grain at once.</summary>
    public async Task<int> Overlaps()
    {
        for (var i = 0; i < 20; i++)
        {
            if (Interlocked.Increment(ref _inside) != 1) _overlaps++;
            Thread.SpinWait(200);
            Interlocked.Decrement(ref _inside);
            await Task.Yield();
        }

        return _overlaps;
    }

    public async Task<string> SchedulersAroundAwaits()
    {
        var own = TaskScheduler.Current;
        if (own == TaskScheduler.Default) return "the default scheduler";
        await Task.Delay(1);
        if (TaskScheduler.Current != own) return "another after Delay";
        await Task.Run(() => { });
        if (TaskScheduler.Current != own) return "another after Task.Run";
        var started = await Task.Factory.StartNew(() => TaskScheduler.Current);
        if (started != own) return "another in StartNew";
        var elsewhere = await Task.Run(() => TaskScheduler.Current);
        return elsewhere == TaskScheduler.Default ? "own" : "own in Task.Run";
    }

    public Task<int> CallOther(ITurnsGrain other) => other.Answer();

    public Task<int> Answer() => Task.FromResult(42);

    private async Task PassAsync(string what, string gate)
    {
        Seen.Add(gate, $"{what} begins");
        await Seen.Gate(gate);
        Seen.Add(gate, $"{what} ends");
    }
}

[Reentrant]
public sealed class ReentrantTurnsGrain : TurnsGrain, IReentrantTurnsGrain;
