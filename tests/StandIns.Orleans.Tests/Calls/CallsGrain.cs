using Interviewing.StandIns.Tests.Running;
using Orleans.Concurrency;

namespace Interviewing.StandIns.Tests.Calls;

[GenerateSerializer]
public sealed class OwnException : Exception
{
    public OwnException()
    {
    }

    public OwnException(string message)
        : base(message)
    {
    }

    public OwnException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    [Id(0)]
    public int Code { get; init; }
}

public interface ICallsGrain : IGrainWithStringKey
{
    Task Throw();

    Task ThrowLater();

    Task<int> ThrowThrough(ICallsGrain other);

    ValueTask<int> Value(int number);

    ValueTask Nothing();

    [ResponseTimeout("00:00:00.3")]
    Task TakesTooLong(string gate);

    [ResponseTimeout("00:00:00.3")]
    Task Quick(string what);

    [OneWay]
    Task OneWay(string gate);

    [OneWay]
    Task OneWayThrows();

    Task WaitFor(CancellationToken cancellationToken);

    Task<string?> Context(string key);

    Task<string?> ContextThrough(ICallsGrain other, string key);

    Task<string> Canceled();
}

public sealed class CallsGrain : Grain, ICallsGrain
{
    private string Name => this.GetPrimaryKeyString();

    public Task Throw() => throw new OwnException("at once") { Code = 7 };

    public async Task ThrowLater()
    {
        await Task.Yield();
        throw new OwnException("later") { Code = 8 };
    }

    public async Task<int> ThrowThrough(ICallsGrain other)
    {
        try
        {
            await other.ThrowLater();
            return 0;
        }
        catch (OwnException thrown)
        {
            return thrown.Code;
        }
    }

    public ValueTask<int> Value(int number) => new(number + 1);

    public ValueTask Nothing() => default;

    public async Task TakesTooLong(string gate)
    {
        Seen.Add(Name, "slow begins");
        await Seen.Gate(gate);
        Seen.Add(Name, "slow ends");
    }

    public Task Quick(string what)
    {
        Seen.Add(Name, what);
        return Task.CompletedTask;
    }

    public async Task OneWay(string gate)
    {
        await Seen.Gate(gate);
        Seen.Add(Name, "one-way over");
    }

    public Task OneWayThrows() => throw new OwnException("nobody sees it");

    public async Task WaitFor(CancellationToken cancellationToken)
    {
        Seen.Add(Name, "waiting");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Seen.Add(Name, "cancelled");
            throw;
        }
    }

    public Task<string?> Context(string key) => Task.FromResult(RequestContext.Get(key) as string);

    public Task<string?> ContextThrough(ICallsGrain other, string key) => other.Context(key);

    public Task<string> Canceled() => Task.FromCanceled<string>(new CancellationToken(true));
}
