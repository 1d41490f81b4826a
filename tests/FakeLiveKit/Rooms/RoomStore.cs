using FakeLiveKit.Protocol;
using FakeLiveKit.Twirp;

namespace FakeLiveKit.Rooms;

/// <summary>
/// The rooms of the server and what LiveKit does to them. Nothing happens by time: a test ends a room when it wants to.
/// </summary>
/// <param name="time">What time it is there.</param>
/// <param name="happened">Is told what webhooks are about, while the room is as it was then.</param>
internal sealed class RoomStore(TimeProvider time, Action<string, Room, ParticipantInfo?> happened)
{
    private const uint DefaultEmptyTimeout = 300;
    private const uint DefaultDepartureTimeout = 20;
    private static readonly string[] Codecs = ["audio/opus", "audio/red", "video/VP8", "video/H264"];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LiveRoom> _rooms = new(StringComparer.Ordinal);

    /// <summary>Runs something on all rooms; nothing else happens to them meanwhile.</summary>
    public T Look<T>(Func<IReadOnlyCollection<LiveRoom>, T> look)
    {
        lock (_lock)
            return look(_rooms.Values);
    }

    /// <summary>Runs something on a room.</summary>
    /// <exception cref="TwirpException">There is none: <paramref name="code"/>.</exception>
    public T In<T>(string name, string code, Func<LiveRoom, T> act)
    {
        lock (_lock)
            return act(Find(name, code));
    }

    /// <summary>The room of that name, made where it is not there. What the request says is taken over either way.</summary>
    public Room Create(CreateRoomRequest request)
    {
        lock (_lock)
        {
            var isNew = !_rooms.TryGetValue(request.Name, out var room);
            room ??= new LiveRoom(NewRoom(request.Name));
            if (request.EmptyTimeout > 0)
                room.Info.EmptyTimeout = request.EmptyTimeout;
            if (request.DepartureTimeout > 0)
                room.Info.DepartureTimeout = request.DepartureTimeout;
            if (request.MaxParticipants > 0)
                room.Info.MaxParticipants = request.MaxParticipants;
            if (request.Metadata.Length > 0)
                room.Info.Metadata = request.Metadata;
            if (isNew)
            {
                _rooms.Add(request.Name, room);
                foreach (var agent in request.Agents.DefaultIfEmpty(new RoomAgentDispatch()))
                    room.Dispatches.Add(NewDispatch(request.Name, agent.AgentName, agent.Metadata));
                happened("room_started", room.Info, null);
            }

            return room.Info.Clone();
        }
    }

    /// <summary>Ends a room: everybody leaves, and it is gone.</summary>
    public void End(string name, DisconnectReason reason)
    {
        lock (_lock)
        {
            var room = Find(name, "not_found");
            foreach (var participant in room.Participants.ToArray())
                Leave(room, participant, reason);
            _rooms.Remove(name);
            happened("room_finished", room.Info, null);
        }
    }

    /// <summary>
    /// Somebody comes into a room, which is made where it is not there. Who is there by that identity goes.
    /// </summary>
    /// <exception cref="InvalidOperationException">The room is full.</exception>
    public ParticipantInfo Join(CreateRoomRequest settings, ParticipantInfo participant)
    {
        lock (_lock)
        {
            if (!_rooms.ContainsKey(settings.Name))
                Create(settings);
            var room = _rooms[settings.Name];
            if (room.Find(participant.Identity) is { } before)
                Leave(room, before, DisconnectReason.DuplicateIdentity);
            if (room.Info.MaxParticipants > 0 && room.Info.NumParticipants >= room.Info.MaxParticipants
                && participant.Kind != ParticipantInfo.Types.Kind.Agent)
            {
                throw new InvalidOperationException("room has exceeded its max participants");
            }

            participant.Sid = Ids.New("PA_");
            participant.State = ParticipantInfo.Types.State.Active;
            participant.ClientProtocol = 1;
            participant.JoinedAtMs = time.GetUtcNow().ToUnixTimeMilliseconds();
            participant.JoinedAt = participant.JoinedAtMs / 1000;
            room.Participants.Add(participant);
            room.Count();
            happened("participant_joined", room.Info, participant);
            return participant;
        }
    }

    /// <summary>Somebody goes.</summary>
    /// <exception cref="TwirpException">They are not there.</exception>
    public void Leave(string name, string identity, DisconnectReason reason)
    {
        lock (_lock)
        {
            if (!_rooms.TryGetValue(name, out var room) || room.Find(identity) is not { } participant)
                throw new TwirpException("not_found", "participant does not exist");
            Leave(room, participant, reason);
        }
    }

    /// <summary>A dispatch into a room, which is made where it is not there.</summary>
    public AgentDispatch Dispatch(string name, string agent, string metadata)
    {
        lock (_lock)
        {
            Create(new CreateRoomRequest { Name = name });
            var dispatch = NewDispatch(name, agent, metadata);
            _rooms[name].Dispatches.Add(dispatch);
            return dispatch.Clone();
        }
    }

    /// <summary>Takes a dispatch back; its agent leaves.</summary>
    /// <exception cref="TwirpException">There is no such room (unavailable) or dispatch (not_found).</exception>
    public AgentDispatch TakeBack(string name, string id)
    {
        lock (_lock)
        {
            var room = Find(name, "unavailable");
            var dispatch = room.Dispatches.Find(each => each.Id == id)
                ?? throw new TwirpException("not_found", "dispatch ID not found");
            room.Dispatches.Remove(dispatch);
            foreach (var job in dispatch.State.Jobs)
            {
                if (room.Find(job.State.ParticipantIdentity) is { } agent)
                    Leave(room, agent, DisconnectReason.ParticipantRemoved);
            }

            return dispatch.Clone();
        }
    }

    private LiveRoom Find(string name, string code) => _rooms.TryGetValue(name, out var room)
        ? room
        : throw new TwirpException(
            code, code == "unavailable" ? "no response from servers" : "requested room does not exist");

    private void Leave(LiveRoom room, ParticipantInfo participant, DisconnectReason reason)
    {
        room.Participants.Remove(participant);
        room.Count();
        participant.State = ParticipantInfo.Types.State.Disconnected;
        participant.DisconnectReason = reason;
        happened("participant_left", room.Info, participant);
    }

    private Room NewRoom(string name)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return new Room
        {
            Sid = Ids.New("RM_"),
            Name = name,
            EmptyTimeout = DefaultEmptyTimeout,
            DepartureTimeout = DefaultDepartureTimeout,
            CreationTime = now / 1000,
            CreationTimeMs = now,
            TurnPassword = Ids.New(""),
            EnabledCodecs = { Codecs.Select(mime => new Codec { Mime = mime }) },
        };
    }

    private AgentDispatch NewDispatch(string room, string agent, string metadata) => new()
    {
        Id = Ids.New("AD_"),
        AgentName = agent,
        Room = room,
        Metadata = metadata,
        State = new AgentDispatchState { CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds() * 1_000_000 },
    };
}
