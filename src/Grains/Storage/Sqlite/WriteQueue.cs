namespace Interviewing.Storage.Sqlite;

/// <summary>
/// Writes on their way to the writer's thread. It wakes the writer when enough have come together for one group, and
/// answers the callers of those that have waited too long.
/// </summary>
internal sealed class WriteQueue(TimeProvider time, TimeSpan timeout)
{
    private readonly object _gate = new();
    private List<SqliteWrite> _waiting = [];
    private List<SqliteWrite> _group = [];
    private int _wakeAt;
    private bool _closed;
    private Action? _interrupt;

    /// <summary>What is in the way of the writer, for the message to those who have waited too long.</summary>
    public string? Trouble { get; set; }

    /// <summary>Hands a write over.</summary>
    public void Submit(SqliteWrite write)
    {
        write.Submitted = time.GetTimestamp();
        lock (_gate)
        {
            if (!_closed)
            {
                _waiting.Add(write);
                _interrupt?.Invoke();
                if (_waiting.Count == _wakeAt) Monitor.Pulse(_gate);
                return;
            }
        }

        write.Fail(ReaderPool.Closed());
        write.Release();
    }

    /// <summary>
    /// All writes that wait, as soon as there are <paramref name="enough"/> of them, and otherwise those that there are
    /// after the pause; null if there are none. The list is the caller's until the next call.
    /// </summary>
    public List<SqliteWrite>? Take(int enough, int pauseMilliseconds)
    {
        lock (_gate)
        {
            _group.Clear();
            if (_waiting.Count < enough && !_closed)
            {
                _wakeAt = enough;
                Monitor.Wait(_gate, pauseMilliseconds);
                _wakeAt = 0;
            }

            if (_waiting.Count == 0) return null;
            (_group, _waiting) = (_waiting, _group);
            return _group;
        }
    }

    /// <summary>True once nothing more will come.</summary>
    public bool IsDrained
    {
        get
        {
            lock (_gate) return _closed && _waiting.Count == 0;
        }
    }

    /// <summary>Takes no more writes; those that it has are still made.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _interrupt?.Invoke();
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>
    /// Runs something slow that the next write calls off with <paramref name="interrupt"/>. False if there are writes
    /// already, and it did not run.
    /// </summary>
    public bool RunUntilNextWrite(Action action, Action interrupt)
    {
        lock (_gate)
        {
            if (_waiting.Count > 0 || _closed) return false;
            _interrupt = interrupt;
        }

        try
        {
            action();
            return true;
        }
        finally
        {
            // From here on nothing of the writer's is called off any more.
            lock (_gate) _interrupt = null;
        }
    }

    /// <summary>Answers those who have waited for longer than the time-out. Their writes may still be made.</summary>
    public void FailOverdue()
    {
        lock (_gate)
        {
            FailOverdue(_group);
            FailOverdue(_waiting);
        }
    }

    private void FailOverdue(List<SqliteWrite> writes)
    {
        foreach (var write in writes)
        {
            // The owner looks every eighth of the time-out: nobody waits for longer than the whole.
            if (write.IsAnswered || time.GetElapsedTime(write.Submitted) < timeout * 7 / 8) continue;
            write.Fail(new StorageUnavailableException(
                $"The change was not on disk after {timeout.TotalSeconds:0.###} s ({Trouble ?? "the disk is slow"})."));
        }
    }
}
