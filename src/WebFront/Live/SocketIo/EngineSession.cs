using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Interviewing.WebFront.Hosting;

namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>
/// One client's Engine.IO session: what is on its way to the client and from it, whatever carries it, and the deadlines
/// that tell whether the client is still there. It is over once, and for good.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "The source is cancelled in the end, and holds nothing after that.")]
internal sealed class EngineSession(
    string id, int maxPayload, SocketIoOptions options, TimeProvider time, Action<EngineSession> over)
{
    /// <summary>How many packets wait for the client at most: what one poll brings. Who sends more waits.</summary>
    private const int MaxOutgoing = 64;

    /// <summary>How many bytes of messages wait to be handled at most, but for the last one. Who sends more waits.</summary>
    private const int MaxIncoming = 64 * 1024;

    /// <summary>What a message costs beside its bytes.</summary>
    private const int MessageCost = 256;

    /// <summary>How long what is under way to a client may take once the session is over.</summary>
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(2);

    private readonly Channel<ReadOnlyMemory<byte>> _outgoing = Channel.CreateBounded<ReadOnlyMemory<byte>>(MaxOutgoing);

    private readonly Channel<EngineMessage> _incoming = Channel.CreateUnbounded<EngineMessage>(
        new UnboundedChannelOptions { SingleReader = true });

    private readonly CancellationTokenSource _aborted = new();
    private readonly Alarm _ping = new(time);
    private readonly Alarm _pong = new(time);
    private readonly Alarm _poll = new(time);
    private readonly Alarm _connect = new(time);
    private IDisposable? _lobby;
    private int _isOver;
    private int _isPolling;
    private int _isPosting;
    private int _isUpgrading;
    private volatile bool _isChangingOver;
    private long _unhandled;
    private TaskCompletionSource? _waiting;
    private volatile bool _isOnWebSocket;

    public string Id => id;

    /// <summary>What counts it until it is in a namespace.</summary>
    public IDisposable? Lobby
    {
        init => _lobby = value;
    }

    /// <summary>What waits for the client.</summary>
    public ChannelReader<ReadOnlyMemory<byte>> Outgoing => _outgoing.Reader;

    /// <summary>Ends when nothing more may be sent to the client, a moment after the session is over.</summary>
    public CancellationToken Aborted => _aborted.Token;

    /// <summary>Whether a poll waits.</summary>
    public bool IsPolling => Volatile.Read(ref _isPolling) != 0;

    public bool IsOver => Volatile.Read(ref _isOver) != 0;

    /// <summary>Whether it is carried by a WebSocket, and no longer or never by polling.</summary>
    public bool IsOnWebSocket => _isOnWebSocket;

    /// <summary>Begins it with its first packet.</summary>
    public void Open(ReadOnlyMemory<byte> packet, bool onWebSocket)
    {
        _isOnWebSocket = onWebSocket;
        _outgoing.Writer.TryWrite(packet);
        _ping.Set(options.PingInterval);
        _poll.Set(options.PingTimeout);
        ExpectConnect();
    }

    /// <summary>Sends a packet as soon as there is room for it.</summary>
    /// <exception cref="ChannelClosedException">The session is over.</exception>
    public ValueTask SendAsync(ReadOnlyMemory<byte> packet, CancellationToken cancellationToken) =>
        _outgoing.Writer.WriteAsync(packet, cancellationToken);

    /// <summary>Takes a packet of text.</summary>
    /// <exception cref="InvalidDataException">It is none that a client may send.</exception>
    /// <exception cref="ChannelClosedException">The session is over.</exception>
    public void Receive(ReadOnlyMemory<byte> packet)
    {
        switch (packet.IsEmpty ? default : packet.Span[0])
        {
            case EnginePacket.Message:
                Receive(new EngineMessage(EngineMessageKind.Text, packet[1..].ToArray()));
                break;
            case EnginePacket.Binary:
                Receive(new EngineMessage(EngineMessageKind.Binary, default));
                break;
            case EnginePacket.Pong:
                _pong.Clear();
                _ping.Set(options.PingInterval);
                break;
            case EnginePacket.Noop or EnginePacket.Upgrade:
                break;
            case EnginePacket.Close:
                Close();
                break;
            default:
                throw new InvalidDataException("It is no packet of a client.");
        }
    }

    /// <summary>Takes a message.</summary>
    /// <exception cref="ChannelClosedException">The session is over.</exception>
    public void Receive(EngineMessage message)
    {
        Interlocked.Add(ref _unhandled, CostOf(message));
        if (!_incoming.Writer.TryWrite(message))
            throw new ChannelClosedException();
    }

    /// <summary>Waits until there is room for more messages; transports take none before.</summary>
    public async ValueTask WhenRoomAsync(CancellationToken cancellationToken)
    {
        while (!HasRoom)
        {
            TaskCompletionSource mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var news = Interlocked.CompareExchange(ref _waiting, mine, null) ?? mine;
            // There may have come to be room before the wish for news was there to be seen.
            if (HasRoom)
                return;
            await news.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>What the client said, one message after the other; it is handled when the next one is asked for.</summary>
    public async IAsyncEnumerable<EngineMessage> ReadAllAsync()
    {
        await foreach (var message in _incoming.Reader.ReadAllAsync())
        {
            yield return message;
            Interlocked.Add(ref _unhandled, -CostOf(message));
            ShowRoom();
        }
    }

    /// <summary>From now on the client has to get into a namespace in time.</summary>
    public void ExpectConnect() => _connect.Set(options.ConnectTimeout);

    /// <summary>The client is in a namespace.</summary>
    public void Connected()
    {
        _connect.Clear();
        LeaveLobby();
    }

    /// <summary>Begins a poll; false while there is one.</summary>
    public bool TryBeginPoll()
    {
        if (Interlocked.Exchange(ref _isPolling, 1) != 0)
            return false;
        _poll.Clear();
        return true;
    }

    /// <summary>Ends a poll.</summary>
    public void EndPoll()
    {
        _poll.Set(options.PingTimeout);
        Volatile.Write(ref _isPolling, 0);
    }

    /// <summary>Begins to take packets by POST; false while some are being taken.</summary>
    public bool TryBeginPost() => Interlocked.Exchange(ref _isPosting, 1) == 0;

    /// <summary>Has taken the packets of a POST.</summary>
    public void EndPost() => Volatile.Write(ref _isPosting, 0);

    /// <summary>Begins the upgrade to a WebSocket; false for a session that has one, or is about to.</summary>
    public bool TryBeginUpgrade() => !_isOnWebSocket && Interlocked.Exchange(ref _isUpgrading, 1) == 0;

    /// <summary>The client is about to be told that it can change over.</summary>
    public void ChangeOver()
    {
        _isChangingOver = true;
        ShowRoom();
    }

    /// <summary>
    /// Lets go a poll that waits: the client changes over when it has its answer. A packet that finds no poll to take it
    /// does no harm: clients ignore it.
    /// </summary>
    public void ReleasePoll()
    {
        if (IsPolling && _outgoing.Reader.Count == 0)
            _outgoing.Writer.TryWrite(EnginePacket.NoopPacket);
    }

    /// <summary>The upgrade is done, or has failed and polling goes on.</summary>
    public void EndUpgrade(bool isDone)
    {
        _isOnWebSocket = isDone;
        _isChangingOver = false;
        Volatile.Write(ref _isUpgrading, 0);
    }

    /// <summary>Looks after the deadlines; called every second or so.</summary>
    public void Tick()
    {
        if (_pong.IsDue || _connect.IsDue || (_poll.IsDue && !_isOnWebSocket))
        {
            Close();
        }
        else if (_ping.IsDue)
        {
            _ping.Clear();
            _pong.Set(options.PingTimeout);
            _ = PingAsync();
        }
    }

    /// <summary>Ends it. What waits for the client has a moment to get there.</summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref _isOver, 1) != 0)
            return;
        _outgoing.Writer.TryComplete();
        _incoming.Writer.TryComplete();
        ShowRoom();
        LeaveLobby();
        _aborted.CancelAfter(ClosingTime);
        over(this);
    }

    /// <summary>Ends it, and drops what waits for the client.</summary>
    public void Abort()
    {
        Close();
        _aborted.Cancel();
    }

    // While it changes over, a client waits until what it has sent is taken, and takes nothing itself: it must not be waited
    // for then.
    private bool HasRoom => IsOver || Interlocked.Read(ref _unhandled) < (_isChangingOver ? 2L * maxPayload : MaxIncoming);

    private static int CostOf(EngineMessage message) => message.Bytes.Length + MessageCost;

    private void LeaveLobby() => Interlocked.Exchange(ref _lobby, null)?.Dispose();

    private void ShowRoom() => Interlocked.Exchange(ref _waiting, null)?.TrySetResult();

    private async Task PingAsync()
    {
        try
        {
            await SendAsync(EnginePacket.PingPacket, Aborted);
        }
        catch (Exception ended) when (ended is ChannelClosedException or OperationCanceledException)
        {
            // The client has not read for so long that there was no room for it until now.
        }
    }

    /// <summary>A time that something has to happen by.</summary>
    private sealed class Alarm(TimeProvider time)
    {
        private long _at = long.MaxValue;

        public bool IsDue => time.GetTimestamp() >= Volatile.Read(ref _at);

        public void Set(TimeSpan from) => Volatile.Write(
            ref _at, time.GetTimestamp() + (long)(from.TotalSeconds * time.TimestampFrequency));

        public void Clear() => Volatile.Write(ref _at, long.MaxValue);
    }
}
