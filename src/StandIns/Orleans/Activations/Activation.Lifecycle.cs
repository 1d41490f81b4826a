using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>The part about how an activation begins and ends.</summary>
internal sealed partial class Activation
{
    private IServiceScope? _scope;
    private List<IActivationState>? _states;
    private List<GrainTimer>? _timers;
    private Ending? _ending;
    private TaskCompletionSource? _gone;

    public IServiceProvider ActivationServices
    {
        get
        {
            lock (this) return (_scope ??= Silo.Services.CreateScope()).ServiceProvider;
        }
    }

    public Task Deactivated
    {
        get
        {
            lock (this)
            {
                if (_state == State.Gone) return Task.CompletedTask;
                _gone ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                return _gone.Task;
            }
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (this)
        {
            if (_state is State.Deactivating or State.Gone) return;
            _ending = new Ending(deactivationReason, _state == State.Valid, cancellationToken);
            _state = State.Deactivating;
            GoOn();
        }
    }

    internal void Add(IActivationState state) => (_states ??= []).Add(state);

    internal void Add(GrainTimer timer)
    {
        lock (this) (_timers ??= []).Add(timer);
    }

    internal void Remove(GrainTimer timer)
    {
        lock (this) _timers?.Remove(timer);
    }

    /// <summary>Makes the instance, reads its state and lets it prepare. Calls wait meanwhile.</summary>
    internal async Task ActivateAsync()
    {
        try
        {
            GrainInstance = Class.Create(this);
            if (_states is { Count: 1 }) await _states[0].ReadStateAsync();
            else if (_states is not null) await Task.WhenAll(_states.ConvertAll(state => state.ReadStateAsync()));
            if (Class.HasOnActivate)
            {
                using var limit = new CancellationTokenSource(Silo.Collection.ActivationTimeout);
                await ((IGrainBase)GrainInstance).OnActivateAsync(limit.Token).WaitAsync(limit.Token);
            }
        }
        catch (Exception failure)
        {
            Silo.Log.ActivationFailed(GrainId, failure);
            await DisappearAsync(turn => turn.Reject(failure));
            return;
        }

        lock (this)
        {
            _running--;
            if (_state == State.Activating)
            {
                _state = State.Valid;
                Touch();
                Silo.Collector.Add(this, Class.CollectionAge);
            }

            GoOn();
        }
    }

    /// <summary>The last turn: says good-bye to the instance and sends who still waits to the next activation.</summary>
    internal async Task EndAsync()
    {
        var ending = _ending!;
        GrainTimer[] timers;
        lock (this) timers = _timers?.ToArray() ?? [];
        foreach (var timer in timers) timer.Dispose();
        if (ending.WasValid && Class.HasOnDeactivate)
        {
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(ending.CancellationToken);
                limit.CancelAfter(Silo.Collection.DeactivationTimeout);
                await ((IGrainBase)GrainInstance!).OnDeactivateAsync(ending.Reason, limit.Token).WaitAsync(limit.Token);
            }
            catch (Exception failure)
            {
                Silo.Log.DeactivationFailed(GrainId, failure);
            }
        }

        await DisappearAsync(static turn => turn.Reroute());
    }

    private void BeginActivating()
    {
        _state = State.Activating;
        _running++;
        _scheduler.Enqueue(LifecycleTurn.Activate);
    }

    private async Task DisappearAsync(Action<Turn> forEachWaiting)
    {
        await DisposeInstanceAsync();
        Silo.Catalog.Remove(this);
        Silo.Collector.Remove(this);
        List<Turn> waiting;
        lock (this)
        {
            _state = State.Gone;
            waiting = TakeWaiting();
        }

        foreach (var turn in waiting) forEachWaiting(turn);
        _gone?.TrySetResult();
    }

    private async Task DisposeInstanceAsync()
    {
        try
        {
            if (GrainInstance is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync();
            else (GrainInstance as IDisposable)?.Dispose();
            if (_scope is IAsyncDisposable scope) await scope.DisposeAsync();
        }
        catch (Exception failure)
        {
            Silo.Log.DeactivationFailed(GrainId, failure);
        }
    }

    private sealed record Ending(DeactivationReason Reason, bool WasValid, CancellationToken CancellationToken);
}
