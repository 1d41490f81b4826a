using Interviewing.Storage;
using Interviewing.Tenants;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Interviewing.Rooms;

/// <summary>
/// One room. The room itself is LiveKit's; here is what LiveKit does not know: which interview it is for, and what is still
/// to be done to it. Calls do not interleave, but for those that need neither LiveKit's time nor another's turn.
/// </summary>
[GrainType("room")]
[CollectionAgeLimit(Minutes = 10)]
public sealed partial class RoomGrain(
    [PersistentState("room", GrainStorageNames.States)] IPersistentState<RoomRecord> state,
    ILiveKit liveKit,
    IOptions<RoomOptions> options,
    TimeProvider time,
    ILogger<RoomGrain> logger) : Grain, IRoomGrain, IRemindable
{
    private readonly ILogger<RoomGrain> _logger = logger;
    private readonly RoomOptions _options = options.Value;
    private Task _writing = Task.CompletedTask;

    // LiveKit knows the room by the whole key: tenants that name a room alike have two.
    private string Name => this.GetPrimaryKeyString();

    private TenantKey Key => TenantKey.Parse(Name);

    private RoomRecord Record => state.State;

    private DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (Record is { SessionId: not null, DeleteAt: null })
            Watch();
        await base.OnActivateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Room> Create(CreateRoom command)
    {
        var room = await liveKit.CreateRoomAsync(Name, command, CancellationToken.None);
        // Somebody wants it from now on: it is no longer the room of the interview that is over.
        if (Record.DeleteAt is not null)
        {
            if (Record.DispatchId is { } agent)
                await liveKit.WithdrawAgentAsync(Name, agent, CancellationToken.None);
            await ForgetAsync();
        }

        return room;
    }

    /// <inheritdoc/>
    public async Task<Room> Get()
    {
        if (await liveKit.FindRoomAsync(Name, CancellationToken.None) is { } room)
            return room;
        DropIfUnused();
        throw RoomNotFoundException.For(Key.Id);
    }

    /// <inheritdoc/>
    public async Task Delete()
    {
        var wasThere = await liveKit.DeleteRoomAsync(Name, CancellationToken.None);
        await EverybodyWentAsync();
        if (Record.DeleteAt is not null)
            await ForgetAsync();
        else if (wasThere && Record.SessionId is not null)
            await SaveAsync();
        if (!wasThere)
            throw RoomNotFoundException.For(Key.Id);
    }

    // Whoever asks for what is not there shall not fill the memory.
    private void DropIfUnused()
    {
        if (Record.SessionId is null)
            DeactivateOnIdle();
    }

    // Nothing is owed to the room any more.
    private async Task ForgetAsync()
    {
        StopWatching();
        await WriteAsync(state.ClearStateAsync);
        await CancelDeletionAsync();
        DeactivateOnIdle();
    }

    // What is in memory only is enough for rooms that are in memory only.
    private Task SaveAsync() => liveKit.IsInProcess ? Task.CompletedTask : WriteAsync(state.WriteStateAsync);

    // One write at a time: calls that interleave must not write over one another.
    private Task WriteAsync(Func<Task> write)
    {
        return _writing = AfterAsync(_writing);

        async Task AfterAsync(Task earlier)
        {
            await Task.WhenAny(earlier);
            try
            {
                await write();
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // Memory may be ahead of the disk or behind it: the next activation reads what is there.
                DeactivateOnIdle();
                LogWriteFailed(error, Name);
                throw new StorageUnavailableException("What became of the room is not known to be stored. Send it again.");
            }
        }
    }
}
