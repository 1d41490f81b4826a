using System.Threading.Channels;

namespace Interviewing.WebFront.Live;

/// <summary>
/// One connection's queue, bounded, and the one writer that empties it. Nobody who puts something in ever waits for the
/// network: where the queue is full, the caller is told so and comes back when it is empty.
/// </summary>
internal sealed class Outbox : IDisposable
{
    private readonly ILiveOutlet _outlet;
    private readonly TimeProvider _time;
    private readonly Channel<LiveEvent> _queue;
    private readonly CancellationTokenSource _closed = new();
    private TaskCompletionSource? _emptied;
    private long _sendingSince;

    /// <summary>Makes the queue of a connection; it sends nothing before <see cref="RunAsync"/>.</summary>
    public Outbox(ILiveOutlet outlet, int capacity, TimeProvider time)
    {
        (_outlet, _time) = (outlet, time);
        _queue = Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(capacity) { SingleReader = true });
        Closed = _closed.Token;
    }

    /// <summary>Ends when the connection is gone; it can be asked for after that.</summary>
    public CancellationToken Closed { get; }

    /// <summary>How long the client has kept the writer waiting.</summary>
    public TimeSpan StalledFor => Volatile.Read(ref _sendingSince) is > 0 and var since ? _time.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>Puts an event in; false when there is no room.</summary>
    public bool TryAdd(LiveEvent happened) => _queue.Writer.TryWrite(happened);

    /// <summary>Puts an event in as soon as there is room; nothing when the connection is gone.</summary>
    public async ValueTask AddAsync(LiveEvent happened)
    {
        try
        {
            await _queue.Writer.WriteAsync(happened, Closed);
        }
        catch (Exception gone) when (gone is OperationCanceledException or ChannelClosedException)
        {
            // There is nobody to tell.
        }
    }

    /// <summary>Waits until the client has taken all that was put in.</summary>
    public Task WhenEmptyAsync()
    {
        if (_queue.Reader.Count == 0)
            return Task.CompletedTask;
        TaskCompletionSource mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = Interlocked.CompareExchange(ref _emptied, mine, null) ?? mine;
        // It may have become empty before the wish for news was there to be seen.
        if (_queue.Reader.Count == 0)
            ShowEmpty();
        return waiting.Task.WaitAsync(Closed);
    }

    /// <summary>Sends what is put in until the connection is gone.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(Closed))
            {
                while (_queue.Reader.TryRead(out var next))
                {
                    var sent = _outlet.SendAsync(next, Closed);
                    if (!sent.IsCompleted)
                        Volatile.Write(ref _sendingSince, _time.GetTimestamp());
                    await sent;
                    LiveMetrics.Sent(next, _outlet, _time);
                    Volatile.Write(ref _sendingSince, 0);
                }

                ShowEmpty();
            }
        }
        finally
        {
            Volatile.Write(ref _sendingSince, 0);
        }
    }

    /// <summary>Takes nothing more, and drops what was not sent.</summary>
    public void Close()
    {
        _queue.Writer.TryComplete();
        _closed.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose() => _closed.Dispose();

    private void ShowEmpty() => Interlocked.Exchange(ref _emptied, null)?.TrySetResult();
}
