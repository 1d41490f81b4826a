namespace Orleans.Runtime;

/// <summary>
/// One activation: the grain's instance, the line of calls that wait for a turn, and the rules of who may have
/// one. This part is about turns. The object is its own lock; it guards the line, the counts and the state.
/// </summary>
internal sealed partial class Activation : IGrainContext
{
    private readonly TurnScheduler _scheduler;
    private State _state;
    private int _running;
    private Turn? _blocking;
    private Turn? _firstWaiting;
    private Turn? _lastWaiting;
    private GrainReference? _reference;

    internal Activation(Silo silo, GrainClass grainClass, GrainId grainId)
    {
        Silo = silo;
        Class = grainClass;
        GrainId = grainId;
        _scheduler = new TurnScheduler(this);
    }

    private enum State : byte
    {
        Created,
        Activating,
        Valid,
        Deactivating,
        Gone,
    }

    public GrainId GrainId { get; }

    public object? GrainInstance { get; private set; }

    public GrainReference GrainReference => _reference ??= Silo.References.Get(Class.MainInterface, GrainId);

    internal Silo Silo { get; }

    internal GrainClass Class { get; }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => GrainId.ToString();

    /// <summary>Takes a turn from anywhere; runs it as soon as the rules allow.</summary>
    internal void Receive(Turn turn)
    {
        lock (this)
        {
            if (_state == State.Valid && MayRun(turn))
            {
                Run(turn);
                return;
            }

            if (_state != State.Gone)
            {
                if (_lastWaiting is null) _firstWaiting = turn;
                else _lastWaiting.Next = turn;
                _lastWaiting = turn;
                if (_state == State.Created) BeginActivating();
                return;
            }
        }

        turn.Reroute();
    }

    /// <summary>A turn is over: whoever may run now, does.</summary>
    internal void OnCompleted(Turn turn)
    {
        lock (this)
        {
            _running--;
            if (turn.KeepsAlive) Touch();
            // As in Orleans: the end of the call that blocked opens the way even while read-only calls that
            // had joined it still run.
            if (_blocking == turn) _blocking = null;
            GoOn();
        }
    }

    /// <summary>Who may run beside those that already do.</summary>
    private bool MayRun(Turn turn) =>
        _running == 0 || turn.AlwaysInterleave || _blocking is null || (_blocking.ReadOnly && turn.ReadOnly)
        || Class.IsReentrant;

    private void Run(Turn turn)
    {
        _running++;
        if (!turn.AlwaysInterleave) _blocking ??= turn;
        _scheduler.Enqueue(turn);
    }

    private void GoOn()
    {
        if (_state == State.Valid) RunWaiting();
        else if (_state == State.Deactivating && _running == 0) _scheduler.Enqueue(LifecycleTurn.Deactivate);
    }

    private void RunWaiting()
    {
        Turn? before = null;
        for (var turn = _firstWaiting; turn is not null;)
        {
            var next = turn.Next;
            if (MayRun(turn))
            {
                if (before is null) _firstWaiting = next;
                else before.Next = next;
                if (next is null) _lastWaiting = before;
                turn.Next = null;
                Run(turn);
            }
            else
            {
                before = turn;
            }

            turn = next;
        }
    }

    /// <summary>Empties the line; no turn will run here any more.</summary>
    private List<Turn> TakeWaiting()
    {
        var taken = new List<Turn>();
        for (var turn = _firstWaiting; turn is not null;)
        {
            taken.Add(turn);
            (turn, taken[^1].Next) = (turn.Next, null);
        }

        _firstWaiting = _lastWaiting = null;
        return taken;
    }
}
