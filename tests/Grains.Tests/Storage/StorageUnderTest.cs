using Orleans.Storage;

namespace Interviewing.Storage;

/// <summary>A storage of a test, with nothing in it at first. The same rules hold for each kind.</summary>
public abstract class StorageUnderTest : IAsyncDisposable
{
    public abstract IGrainStorage Storage { get; }

    public abstract IInterviewIndex Index { get; }

    public abstract IStoredGrains Stored { get; }

    public abstract IAuditLog Audit { get; }

    /// <summary>Closes it and opens it again, as another process would.</summary>
    public abstract ValueTask RestartAsync();

    /// <summary>Runs a statement as another program.</summary>
    public abstract void Execute(string sql);

    /// <summary>Puts an entry into a journal as another program.</summary>
    public abstract void InsertEntry(GrainId grain, int seq, string payload);

    public abstract ValueTask DisposeAsync();

    public static GrainId NewGrain() => GrainId.Create("interview", Interviews.SessionId.New(TimeProvider.System));

    public async Task<GrainState<Journal<TestEntry>>> ReadJournal(GrainId grain)
    {
        var state = new GrainState<Journal<TestEntry>>();
        await Storage.ReadStateAsync("journal", grain, state);
        return state;
    }

    public async Task<GrainState<TestState>> ReadState(GrainId grain)
    {
        var state = new GrainState<TestState>();
        await Storage.ReadStateAsync("state", grain, state);
        return state;
    }

    public Task Append(GrainId grain, GrainState<Journal<TestEntry>> state, params TestEntry[] entries)
    {
        foreach (var entry in entries) state.State!.Add(entry);
        return Storage.WriteStateAsync("journal", grain, state);
    }
}
