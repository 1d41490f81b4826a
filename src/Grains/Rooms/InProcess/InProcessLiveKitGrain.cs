using System.Collections.Immutable;

namespace Interviewing.Rooms.InProcess;

/// <summary>Keeps the rooms. Those whose time is up are gone for whoever asks, and out of memory some time later.</summary>
[GrainType("in-process-livekit")]
public sealed class InProcessLiveKitGrain(TimeProvider time) : Grain, IInProcessLiveKitGrain
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, InProcessRoom> _rooms = [];
    private IGrainTimer? _sweep;

    private DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc/>
    public Task<Room> CreateRoom(string roomName, CreateRoom command)
    {
        var room = FindOrMake(roomName);
        room.Configure(command);
        return Task.FromResult(room.View);
    }

    /// <inheritdoc/>
    public Task<Room?> FindRoom(string roomName) => Task.FromResult(Find(roomName)?.View);

    /// <inheritdoc/>
    public Task<ImmutableArray<Room>> ListRooms()
    {
        RemoveClosed();
        return Task.FromResult<ImmutableArray<Room>>([.. _rooms.Values.Select(room => room.View)]);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteRoom(string roomName) => Task.FromResult(Find(roomName) is not null && _rooms.Remove(roomName));

    /// <inheritdoc/>
    public Task<ImmutableArray<RoomParticipant>> ListParticipants(string roomName) =>
        Task.FromResult<ImmutableArray<RoomParticipant>>([.. Find(roomName)?.Participants ?? []]);

    /// <inheritdoc/>
    public Task<RoomParticipant> Join(string roomName, string identity, ParticipantKind kind)
    {
        var participant = new RoomParticipant
        {
            Sid = LiveKitIds.NewParticipant(),
            Identity = identity,
            JoinedAt = Now,
            Kind = kind,
        };
        FindOrMake(roomName).Join(participant);
        return Task.FromResult(participant);
    }

    /// <inheritdoc/>
    public Task Leave(string roomName, string identity)
    {
        Find(roomName)?.Leave(identity, Now);
        return Task.CompletedTask;
    }

    private InProcessRoom? Find(string roomName)
    {
        if (!_rooms.TryGetValue(roomName, out var room))
            return null;
        if (!room.IsClosed(Now))
            return room;
        _rooms.Remove(roomName);
        return null;
    }

    private InProcessRoom FindOrMake(string roomName)
    {
        if (Find(roomName) is { } known)
            return known;
        // A tick counts as use: as long as there are rooms, they stay in memory.
        _sweep ??= this.RegisterGrainTimer(
            SweepAsync, new GrainTimerCreationOptions(SweepEvery, SweepEvery) { KeepAlive = true });
        var seconds = DateTimeOffset.FromUnixTimeSeconds(Now.ToUnixTimeSeconds());
        return _rooms[roomName] = new(roomName, LiveKitIds.NewRoom(), seconds);
    }

    private Task SweepAsync(CancellationToken cancellationToken)
    {
        RemoveClosed();
        if (_rooms.Count == 0)
        {
            _sweep?.Dispose();
            _sweep = null;
        }

        return Task.CompletedTask;
    }

    private void RemoveClosed()
    {
        foreach (var (name, room) in _rooms)
        {
            if (room.IsClosed(Now))
                _rooms.Remove(name);
        }
    }
}
