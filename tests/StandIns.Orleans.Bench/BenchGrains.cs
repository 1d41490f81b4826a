namespace Interviewing.StandIns.Bench;

[GenerateSerializer, Immutable]
public sealed record Question([property: Id(0)] string Text, [property: Id(1)] int Number);

public interface IBenchGrain : IGrainWithStringKey
{
    Task<int> Ask(Question question);

    Task<int> AskOther(string other, int times);
}

public sealed class BenchGrain : Grain, IBenchGrain
{
    private int _asked;

    public Task<int> Ask(Question question) => Task.FromResult(_asked += question.Number);

    public async Task<int> AskOther(string other, int times)
    {
        var grain = GrainFactory.GetGrain<IBenchGrain>(other);
        var question = new Question("q", 1);
        var sum = 0;
        for (var i = 0; i < times; i++) sum += await grain.Ask(question);
        return sum;
    }
}

[GenerateSerializer]
public sealed class EmptyState
{
    [Id(0)]
    public string? Text { get; set; }
}

public interface IIdleBenchGrain : IGrainWithStringKey
{
    Task Touch();
}

public sealed class IdleBenchGrain([PersistentState("empty")] IPersistentState<EmptyState> state) : Grain, IIdleBenchGrain
{
    public Task Touch() => state.State.Text is null ? Task.CompletedTask : throw new InvalidOperationException();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Ended);
        return Task.CompletedTask;
    }

#pragma warning disable CA2211 // A counter of the benchmark.
    public static int Ended;
#pragma warning restore CA2211
}
