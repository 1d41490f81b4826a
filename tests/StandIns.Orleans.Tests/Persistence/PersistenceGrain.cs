using Interviewing.StandIns.Tests.Running;

namespace Interviewing.StandIns.Tests.Persistence;

[GenerateSerializer]
public sealed class Notes
{
    [Id(0)]
    public List<string> Lines { get; set; } = [];
}

[GenerateSerializer]
public sealed record Counter
{
    [Id(0)]
    public int Value { get; init; }
}

public interface IPersistenceGrain : IGrainWithStringKey
{
    Task<string> Describe();

    Task Write(string line);

    Task ChangeInMemory(string line);

    Task Read();

    Task Clear();

    Task Count();

    Task End();

    Task<bool> WriteCatching(string line);

    Task WriteFromElsewhere();
}

public sealed class PersistenceGrain(
    [PersistentState("notes", "test")] IPersistentState<Notes> notes,
    [PersistentState("counter")] IPersistentState<Counter> counter) : Grain, IPersistenceGrain
{
    private string Name => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Seen.Add(Name, $"activated with {notes.State.Lines.Count} lines, {notes.RecordExists}");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Seen.Add(Name, $"deactivated {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<string> Describe() => Task.FromResult(
        $"{string.Join(",", notes.State.Lines)} exists={notes.RecordExists} etag={notes.Etag is not null} count={counter.State.Value}");

    public Task Write(string line)
    {
        notes.State.Lines.Add(line);
        return notes.WriteStateAsync();
    }

    public Task ChangeInMemory(string line)
    {
        notes.State.Lines.Add(line);
        return Task.CompletedTask;
    }

    public Task Read() => notes.ReadStateAsync();

    public Task Clear() => notes.ClearStateAsync();

    public Task Count()
    {
        counter.State = counter.State with { Value = counter.State.Value + 1 };
        return counter.WriteStateAsync();
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<bool> WriteCatching(string line)
    {
        try
        {
            await Write(line);
            return true;
        }
        catch (Orleans.Storage.InconsistentStateException)
        {
            return false;
        }
    }

    public Task WriteFromElsewhere() => Task.Run(() => notes.State.Lines.Add("from elsewhere"));
}

public interface INoSuchStorageGrain : IGrainWithStringKey
{
    Task Call();
}

public sealed class NoSuchStorageGrain : Grain, INoSuchStorageGrain
{
    private readonly IPersistentState<Notes> _notes;

    public NoSuchStorageGrain([PersistentState("notes", "no such storage")] IPersistentState<Notes> notes) => _notes = notes;

    public Task Call() => _notes.WriteStateAsync();
}
