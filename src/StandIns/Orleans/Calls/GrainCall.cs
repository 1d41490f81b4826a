using System.Diagnostics;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>A call on its way: to the activation, through its turn, and back to the caller.</summary>
internal abstract class GrainCall : Turn
{
    /// <summary>How often a call is forwarded to another activation. Orleans forwards twice, across silos.</summary>
    private const int MostReroutes = 8;

    private Activation? _activation;
    private int _reroutes;
    private Task? _running;
    private CancellationTokenRegistration _cancellation;
    private readonly CallTrace? _trace;

    private protected GrainCall(Silo silo, GrainId target, GrainMethod method, object?[] arguments)
    {
        Silo = silo;
        Target = target;
        Method = method;
        Arguments = arguments;
        Source = RuntimeContext.Current?.GrainId;
        Context = RequestContext.Current;
        if (silo.TracesCalls) _trace = CallTrace.Begin(this);
    }

    internal Silo Silo { get; }

    internal GrainId Target { get; }

    internal GrainMethod Method { get; }

    internal object?[] Arguments { get; }

    /// <summary>The calling grain, if a grain calls.</summary>
    internal GrainId? Source { get; }

    /// <summary>When the caller stops to wait, in <see cref="Environment.TickCount64"/>; 0 when it does not wait.</summary>
    internal long Deadline { get; set; }

    // The call's place among the pending ones; owned by PendingCalls.
    internal PendingCalls.Stripe? PendingIn { get; set; }

    internal GrainCall? PendingBefore { get; set; }

    internal GrainCall? PendingAfter { get; set; }

    /// <summary>Whether the caller has its answer, or has stopped to wait for it.</summary>
    internal abstract bool IsAnswered { get; }

    internal sealed override bool AlwaysInterleave => Method.AlwaysInterleave;

    internal sealed override bool ReadOnly => Method.ReadOnly;

    internal sealed override bool KeepsAlive => true;

    private IReadOnlyDictionary<string, object>? Context { get; }

    public sealed override string ToString() => $"{Method.Info.DeclaringType?.Name}.{Method.Info.Name} of {Target}";

    // An activation that goes again and again while it is being made must not keep its callers going round with it.
    internal sealed override void Reroute()
    {
        if (++_reroutes <= MostReroutes) Silo.Deliver(this);
        else Reject(new OrleansMessageRejectionException($"{this} was forwarded {MostReroutes} times and found no activation."));
    }

    internal sealed override void Reject(Exception reason)
    {
        if (Method.OneWay) Silo.Log.OneWayFailed(ToString(), reason);
        else Fail(reason);
    }

    internal sealed override void Start(Activation activation)
    {
        _activation = activation;
        if (IsAnswered && !Method.OneWay)
        {
            // The caller has given up while the call waited; Orleans drops such a call unseen, too.
            activation.OnCompleted(this);
            return;
        }

        Start(activation.GrainInstance!, activation);
    }

    /// <summary>The caller waits: for so long, or until it cancels.</summary>
    internal void Await(TimeSpan timeout)
    {
        Silo.Pending.Add(this, timeout);
        if (Method.CancellationArgument < 0) return;
        var token = (CancellationToken)Arguments[Method.CancellationArgument]!;
        if (!token.CanBeCanceled) return;
        _cancellation = token.UnsafeRegister(
            static (call, token) => ((GrainCall)call!).Fail(new OperationCanceledException(token)), this);
    }

    /// <summary>The caller waits no more.</summary>
    private protected void Forget(Exception? failure = null)
    {
        PendingCalls.Remove(this);
        _cancellation.Unregister();
        _trace?.Answered(failure);
    }

    /// <summary>Runs the method on a target that is not an activation's: an observer.</summary>
    internal Task StartOn(object target)
    {
        Start(target, null);
        return _running!;
    }

    /// <summary>The result of a finished method's task, copied for the caller.</summary>
    internal abstract void TakeResult(Task finished);

    /// <summary>Gives the taken result to the caller.</summary>
    internal abstract void Answer();

    internal abstract void Fail(Exception reason);

    private void Start(object target, Activation? activation)
    {
        if (Context is not null) RequestContext.Current = Context;
        var outside = Activity.Current;
        _trace?.Enter();
        try
        {
            _running = Silo.Filters.Length > 0 || target is IIncomingGrainCallFilter
                ? IncomingCall.InvokeFiltered(this, target, activation)
                : Method.Invoke(target, Arguments);
        }
        catch (Exception thrown)
        {
            _running = Task.FromException(thrown);
        }

        if (_running.IsCompleted) Finish();
        else _running.GetAwaiter().UnsafeOnCompleted(Finish);
        if (_trace is not null) Activity.Current = outside;
    }

    /// <summary>A turn of the activation too: the result is copied before another turn can change it.</summary>
    private void Finish()
    {
        Exception? failure = null;
        try
        {
            _running!.GetAwaiter().GetResult();
            if (!Method.OneWay) TakeResult(_running);
        }
        catch (Exception thrown)
        {
            failure = thrown;
            if (Method.OneWay) Silo.Log.OneWayFailed(ToString(), thrown);
            if (_activation is not null) EndIfInconsistent(_activation, thrown);
        }

        _trace?.Leave(failure);
        _activation?.OnCompleted(this);
        if (failure is null) Answer();
        else Fail(failure);
    }

    /// <summary>An activation whose state in memory is not what storage has must not go on with it.</summary>
    private void EndIfInconsistent(Activation activation, Exception thrown)
    {
        if (thrown is not InconsistentStateException { IsSourceActivation: true } inconsistent) return;
        inconsistent.IsSourceActivation = false;
        Silo.Log.InconsistentState(activation.GrainId, thrown);
        activation.Deactivate(new(DeactivationReasonCode.ApplicationError, thrown, thrown.Message));
    }
}

/// <summary>A call whose caller waits for a <typeparamref name="T"/>.</summary>
internal sealed class GrainCall<T>(Silo silo, GrainId target, GrainMethod method, object?[] arguments)
    : GrainCall(silo, target, method, arguments)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    internal Task<T> Answered => _answer.Task;

    internal override bool IsAnswered => _answer.Task.IsCompleted;

    internal override void TakeResult(Task finished)
    {
        var result = finished switch
        {
            Task<T> typed => typed.Result,
            Task<object?> filtered => filtered.Result is T value ? value : default!,
            _ => default!,
        };
        _result = Method.CopyResult(result);
    }

    internal override void Answer()
    {
        if (_answer.TrySetResult(_result)) Forget();
    }

    internal override void Fail(Exception reason)
    {
        if (_answer.TrySetException(reason)) Forget(reason);
    }
}
