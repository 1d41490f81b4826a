using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Interviewing.Rooms;

/// <summary>Asks LiveKit for its rooms.</summary>
[Reentrant]
[GrainType("room-list")]
public sealed class RoomListGrain(ILiveKit liveKit) : Grain, IRoomListGrain
{
    // No room can have this name, so nothing is found; what is learnt is whether LiveKit answers.
    private const string NoRoom = "/";

    /// <inheritdoc/>
    public Task<ImmutableArray<Room>> List() => liveKit.ListRoomsAsync(CancellationToken.None);

    /// <inheritdoc/>
    public Task Check() => liveKit.FindRoomAsync(NoRoom, CancellationToken.None);
}
