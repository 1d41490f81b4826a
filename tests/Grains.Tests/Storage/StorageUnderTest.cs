using System.Globalization;
using Interviewing.Audit;
using Orleans.Storage;

namespace Interviewing.Storage;

/// <summary>A storage of a test, with nothing in it at first. The same rules hold for each kind.</summary>
public abstract class StorageUnderTest : IAsyncDisposable
{
    public abstract IGrainStorage Storage { get; }

    /// <summary>Where states lie that are one whole value.</summary>
    public virtual IGrainStorage States => Storage;

    public abstract IInterviewIndex Index { get; }

    public abstract IStoredGrains Stored { get; }

    public abstract IAuditLog Audit { get; }

    /// <summary>Closes it and opens it again, as another process would.</summary>
    public abstract ValueTask RestartAsync();

    /// <summary>What another silo has of it; of another service, where one is said.</summary>
    public virtual StorageUnderTest OpenAnother(string? ofService = null) => throw new NotSupportedException("It is one silo's.");

    /// <summary>Puts the first entry into a journal as another program.</summary>
    public abstract Task InsertEntryAsync(GrainId grain, string payload);

    /// <summary>Changes an entry of a journal as another program.</summary>
    public abstract Task ReplaceEntryAsync(GrainId grain, int seq, string payload);

    /// <summary>Takes an entry out of a journal as another program.</summary>
    public abstract Task RemoveEntryAsync(GrainId grain, int seq);

    /// <summary>Changes a whole state as another program.</summary>
    public abstract Task ReplaceStateAsync(GrainId grain, string payload);

    /// <summary>Changes a state of <see cref="States"/> as another program.</summary>
    public virtual Task ReplaceInStatesAsync(GrainId grain, string payload) => ReplaceStateAsync(grain, payload);

    /// <summary>All that is stored of whole states, with what it is stored under.</summary>
    public abstract Task<IReadOnlyList<string>> RawStatesAsync();

    /// <summary>Changes rows of audit logs as another program; null takes a row away.</summary>
    public abstract Task TamperAsync(Func<(string Tenant, AuditRow Row), (string Tenant, AuditRow Row)?> change);

    /// <summary>How many entries of a journal an ETag knows of.</summary>
    public virtual int EntriesOf(string? etag) => int.Parse(etag!, CultureInfo.InvariantCulture);

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
