namespace Orleans.Runtime;

/// <summary>
/// The task scheduler of one activation: what is queued here runs in order and never two at a time, on threads
/// of the pool. It is empty, and costs nothing, while the activation is idle.
/// </summary>
internal sealed class TurnScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem
{
    // How long one activation may keep a thread before others get it.
    private const long SliceMilliseconds = 20;

    private static readonly Action<object?> StartTurn = static turn => ((Turn)turn!).Start(RuntimeContext.Required);

    private object? _first;
    private Queue<object>? _more;
    private bool _isScheduled;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Queues a <see cref="Turn"/> to be started, or a <see cref="Task"/> to be executed.</summary>
    internal void Enqueue(object item)
    {
        lock (activation)
        {
            if (_first is null) _first = item;
            else (_more ??= new Queue<object>()).Enqueue(item);
            if (_isScheduled) return;
            _isScheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    void IThreadPoolWorkItem.Execute()
    {
        var sliceEnd = Environment.TickCount64 + SliceMilliseconds;
        RuntimeContext.Current = activation;
        try
        {
            while (TryTake(out var item))
            {
                // A turn starts inside a task, so that TaskScheduler.Current is this scheduler and nothing that
                // it does to the execution context leaks into the next one.
                if (item is Task task) TryExecuteTask(task);
                else new Task(StartTurn, item, TaskCreationOptions.DenyChildAttach).RunSynchronously(this);

                if (Environment.TickCount64 < sliceEnd) continue;
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }
        }
        finally
        {
            RuntimeContext.Current = null;
        }
    }

    protected override void QueueTask(Task task) => Enqueue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && RuntimeContext.Current == activation && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (activation) return (_more ?? []).Prepend(_first).OfType<Task>().ToArray();
    }

    private bool TryTake(out object item)
    {
        lock (activation)
        {
            item = _first!;
            if (item is null)
            {
                _isScheduled = false;
                return false;
            }

            _first = _more is { Count: > 0 } ? _more.Dequeue() : null;
            return true;
        }
    }
}
