using System.Text.Json;
using System.Threading.RateLimiting;
using Interviewing.Interviews;
using Interviewing.Tenants;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Json;
using Interviewing.WebFront.Live.Dashboards;

namespace Interviewing.WebFront.Live;

/// <summary>
/// One client's connection, whatever the transport: what it has joined, who it is there, and the queue of what is to be
/// sent to it. Its transport calls it for one message at a time.
/// </summary>
internal sealed partial class LiveClient : IAsyncDisposable
{
    /// <summary>How many interviews one connection may have joined at a time.</summary>
    public const int MaxJoined = 1_000;

    private readonly ILiveOutlet _outlet;
    private readonly Outbox _outbox;
    private readonly LiveCommands _commands;
    private readonly InterviewRelay _relay;
    private readonly Action<LiveClient> _gone;
    private readonly ILogger<LiveClient> _logger;
    private readonly Task _writing;

    // Changed by messages, read by ticks.
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Joined> _joined = [];
    private Dashboard? _dashboard;
    private bool _isGone;
    private bool _isClosing;

    internal LiveClient(
        string id,
        Caller caller,
        FixedWindowRateLimiter? messages,
        ILiveOutlet outlet,
        Outbox outbox,
        LiveCommands commands,
        InterviewRelay relay,
        Action<LiveClient> gone,
        ILogger<LiveClient> logger)
    {
        (Id, Caller, Messages, _outlet, _outbox, _commands, _relay, _gone, _logger) =
            (id, caller, messages, outlet, outbox, commands, relay, gone, logger);
        // Those that came together are not looked at together.
        _untilLook = Id[^1] % LookEvery;
        LiveMetrics.Came(outlet);
        _writing = WriteAsync();
    }

    /// <summary>The connection's id, unique in the cluster.</summary>
    public string Id { get; }

    /// <summary>Who is at the other end.</summary>
    public Caller Caller { get; }

    /// <summary>Counts its messages; null where they are not limited.</summary>
    public FixedWindowRateLimiter? Messages { get; }

    /// <summary>Whether it gets the interviewer's words piece by piece, where it does not say.</summary>
    public bool BringsDeltas => _outlet.BringsDeltas;

    /// <summary>
    /// Does what a message asks for. Never throws: what fails is an <c>error</c> event to the client, and a failed reply.
    /// </summary>
    /// <param name="name">The message's name, such as <c>joinInterview</c>.</param>
    /// <param name="data">Its one object; it must stay as it is until this returns.</param>
    public Task<LiveReply> HandleAsync(string name, JsonElement data) => _commands.RunAsync(this, name, data);

    /// <summary>Tells the client what went wrong; transports call it for what is no message at all.</summary>
    /// <returns>The failed reply.</returns>
    public async Task<LiveReply> FailAsync(LiveErrorData error)
    {
        await _outbox.AddAsync(LiveEvent.Of(LiveNames.Error, error, WebJson.Shapes.LiveErrorData));
        return new()
        {
            Success = false,
            SessionId = error.SessionId,
            Message = error.Message,
            Code = error.Code,
            State = error.State,
        };
    }

    /// <summary>Ends the connection.</summary>
    public void Close(LiveClosing why)
    {
        if (Interlocked.Exchange(ref _isClosing, true))
            return;
        LogClosed(Id, why);
        _outlet.Close(why);
    }

    /// <summary>Looks after the connection; called every second or so.</summary>
    /// <param name="longestStall">How long the client may go without reading.</param>
    public void Tick(TimeSpan longestStall)
    {
        if (_outbox.StalledFor > longestStall)
            Close(LiveClosing.TooSlow);
        LookIfDue();
        lock (_lock)
        {
            foreach (var joined in _joined.Values)
                joined.Attending?.RenewIfDue();
        }
    }

    /// <summary>The connection is gone: it leaves its interviews.</summary>
    public async ValueTask DisposeAsync()
    {
        Joined[] left;
        lock (_lock)
        {
            if (_isGone)
                return;
            _isGone = true;
            left = [.. _joined.Values];
            _joined.Clear();
        }

        Unwatch();
        _outbox.Close();
        foreach (var joined in left)
            End(joined);
        _gone(this);
        LiveMetrics.Went(_outlet);
        await _writing;
        _outbox.Dispose();
        Messages?.Dispose();
    }

    /// <summary>Says that the client joined, then brings the events that it wants.</summary>
    internal async Task JoinAsync(InterviewStatus status, LiveEvent joined, Wish wish, Attending? attending)
    {
        var id = status.SessionId;
        lock (_lock)
        {
            if (_joined.Count >= MaxJoined && !_joined.ContainsKey(id))
                throw FieldErrors.Of("sessionId", $"names one interview more than the {MaxJoined} that a connection may join");
        }

        Joined now = new(await _relay.SubscribeAsync(new TenantKey(Caller.Tenant, id), status, _outbox, wish), attending);
        Joined? before;
        bool isLate;
        lock (_lock)
        {
            _joined.Remove(id, out before);
            isLate = _isGone;
            if (!isLate)
                _joined.Add(id, now);
        }

        if (before is not null)
            End(before, heldBy: attending);
        if (isLate)
        {
            End(now);
            return;
        }

        await _outbox.AddAsync(joined);
        _ = now.Subscription.CatchUpAsync();
    }

    /// <summary>Brings no more events of an interview; fine for one that was not joined.</summary>
    internal void Leave(string sessionId)
    {
        Joined? joined;
        lock (_lock)
            _joined.Remove(sessionId, out joined);
        if (joined is not null)
            End(joined);
    }

    /// <summary>Brings the list of interviews, then its changes, in the place of what was watched before.</summary>
    /// <returns>How many interviews are on the list.</returns>
    internal async Task<int> WatchAsync(Func<Outbox, Dashboard> make)
    {
        Unwatch();
        var dashboard = make(_outbox);
        var count = await dashboard.BeginAsync();
        lock (_lock)
        {
            if (!_isGone)
            {
                _dashboard = dashboard;
                return count;
            }
        }

        dashboard.Dispose();
        return count;
    }

    /// <summary>Brings no more changes of the list.</summary>
    internal void Unwatch()
    {
        Dashboard? dashboard;
        lock (_lock)
            (dashboard, _dashboard) = (_dashboard, null);
        dashboard?.Dispose();
    }

    private void End(Joined joined, Attending? heldBy = null)
    {
        _relay.Unsubscribe(joined.Subscription);
        // Who joins again is there by the same way as before.
        if (joined.Attending is { } attending && attending.ParticipantId != heldBy?.ParticipantId)
            _ = attending.LeaveAsync();
    }

    private async Task WriteAsync()
    {
        try
        {
            await _outbox.RunAsync();
        }
        catch (OperationCanceledException)
        {
            // The connection is gone.
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The transport finds out too, and disposes this client. Until then nobody waits for room.
            LogNotSent(failure, Id);
            _outbox.Close();
            _outlet.Close(LiveClosing.Broken);
        }
    }

    [LoggerMessage(6201, LogLevel.Debug, "Connection {Id}: an event could not be sent.")]
    private partial void LogNotSent(Exception failure, string id);

    [LoggerMessage(6202, LogLevel.Information, "Connection {Id} is closed: {Why}.")]
    private partial void LogClosed(string id, LiveClosing why);

    private sealed record Joined(Subscription Subscription, Attending? Attending);
}
