using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>A state that the activation reads before its grain is activated.</summary>
internal interface IActivationState
{
    Task ReadStateAsync();
}

/// <summary>The grain's side of a stored state.</summary>
internal sealed class PersistentState<T>(Activation activation, string name, IGrainStorage storage)
    : IPersistentState<T>, IActivationState
{
    private readonly GrainState<T> _stored = new(NewState.Of<T>());
    private Task _last = Task.CompletedTask;
    private bool _isRead;

    public T State
    {
        get
        {
            _ = RuntimeContext.Required;
            return _stored.State!;
        }

        set
        {
            _ = RuntimeContext.Required;
            _stored.State = value;
        }
    }

    public string? Etag => _stored.ETag;

    public bool RecordExists =>
        _isRead ? _stored.RecordExists : throw new InvalidOperationException("The state has not been read yet.");

    public Task ReadStateAsync() => AfterLast(nameof(ReadStateAsync), async () =>
    {
        await storage.ReadStateAsync(name, activation.GrainId, _stored);
        _isRead = true;
    });

    public Task WriteStateAsync() => AfterLast(
        nameof(WriteStateAsync), () => storage.WriteStateAsync(name, activation.GrainId, _stored));

    public Task ClearStateAsync() => AfterLast(
        nameof(ClearStateAsync), () => storage.ClearStateAsync(name, activation.GrainId, _stored));

    /// <summary>Interleaving turns of one grain must not race in storage: each operation waits for the one before.</summary>
    private Task AfterLast(string operation, Func<Task> run)
    {
        _ = RuntimeContext.Required;
        return _last = RunAsync(_last, operation, run);
    }

    private async Task RunAsync(Task before, string operation, Func<Task> run)
    {
        if (!before.IsCompleted)
        {
            await before.ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        try
        {
            await run();
        }
        catch (Exception failure)
        {
            activation.Silo.Log.StorageFailed(operation, name, activation.GrainId, failure);
            if (failure is OrleansException) throw;
            throw new OrleansException(
                $"{storage.GetType().Name}: {operation} of state {name} of {activation.GrainId} failed: {failure.Message}",
                failure);
        }
    }
}
