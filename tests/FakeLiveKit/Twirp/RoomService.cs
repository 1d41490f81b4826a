using FakeLiveKit.Protocol;
using FakeLiveKit.Rooms;
using FakeLiveKit.Tokens;

namespace FakeLiveKit.Twirp;

/// <summary>livekit.RoomService: which right a call needs, what it must say, and what it does.</summary>
internal sealed class RoomService(RoomStore rooms, Action<SentData> sent)
{
    private const int LongestName = 256;
    private const int LongestMetadata = 512 * 1024;
    private const int NonceLength = 16;

    public IEnumerable<TwirpMethod> Methods =>
    [
        TwirpMethod.Of<CreateRoomRequest>("livekit.RoomService/CreateRoom", Create),
        TwirpMethod.Of<ListRoomsRequest>("livekit.RoomService/ListRooms", List),
        TwirpMethod.Of<RoomNameRequest>("livekit.RoomService/DeleteRoom", Delete),
        TwirpMethod.Of<UpdateRoomMetadataRequest>("livekit.RoomService/UpdateRoomMetadata", UpdateMetadata),
        TwirpMethod.Of<RoomNameRequest>("livekit.RoomService/ListParticipants", ListParticipants),
        TwirpMethod.Of<RoomParticipantIdentity>("livekit.RoomService/GetParticipant", GetParticipant),
        TwirpMethod.Of<RoomParticipantIdentity>("livekit.RoomService/RemoveParticipant", RemoveParticipant),
        TwirpMethod.Of<SendDataRequest>("livekit.RoomService/SendData", SendData),
    ];

    private Room Create(CreateRoomRequest request, Grants grants)
    {
        grants.NeedsRoomCreate();
        // A LiveKit server takes a room without a name; here it is an error, since nobody wants one.
        if (request.Name.Length == 0)
            throw new TwirpException("invalid_argument", "no room name");
        if (request.Name.Length > LongestName)
            throw new TwirpException("invalid_argument", $"room name length exceeds limits: max length {LongestName}");
        Check(request.Metadata);
        return rooms.Create(request);
    }

    private ListRoomsResponse List(ListRoomsRequest request, Grants grants)
    {
        grants.NeedsRoomList();
        return rooms.Look(all => new ListRoomsResponse
        {
            Rooms =
            {
                all.Where(room => request.Names.Count == 0 || request.Names.Contains(room.Info.Name))
                    .Select(room => room.Info.Clone()),
            },
        });
    }

    private EmptyResponse Delete(RoomNameRequest request, Grants grants)
    {
        grants.NeedsRoomCreate();
        rooms.End(request.Room, DisconnectReason.RoomDeleted);
        return new EmptyResponse();
    }

    private Room UpdateMetadata(UpdateRoomMetadataRequest request, Grants grants)
    {
        Check(request.Metadata);
        grants.NeedsRoomAdmin(request.Room);
        return rooms.In(request.Room, "not_found", room =>
        {
            room.Info.Metadata = request.Metadata;
            return room.Info.Clone();
        });
    }

    // A room that is not there has nobody in it; it is no error.
    private ListParticipantsResponse ListParticipants(RoomNameRequest request, Grants grants)
    {
        grants.NeedsRoomAdmin(request.Room);
        return rooms.Look(all => new ListParticipantsResponse
        {
            Participants =
            {
                all.Where(room => room.Info.Name == request.Room)
                    .SelectMany(room => room.Participants).Select(each => each.Clone()),
            },
        });
    }

    private ParticipantInfo GetParticipant(RoomParticipantIdentity request, Grants grants)
    {
        grants.NeedsRoomAdmin(request.Room);
        return rooms.Look(all => all.FirstOrDefault(room => room.Info.Name == request.Room)?.Find(request.Identity)?.Clone())
            ?? throw new TwirpException("not_found", "participant does not exist");
    }

    private EmptyResponse RemoveParticipant(RoomParticipantIdentity request, Grants grants)
    {
        grants.NeedsRoomAdmin(request.Room);
        rooms.Leave(request.Room, request.Identity, DisconnectReason.ParticipantRemoved);
        return new EmptyResponse();
    }

    // A LiveKit server asks the server that has the room. Where none has it, nobody answers: unavailable, after some
    // seconds, and not "not found".
    private EmptyResponse SendData(SendDataRequest request, Grants grants)
    {
        grants.NeedsRoomAdmin(request.Room);
        if (request.Nonce.Length is not (0 or NonceLength))
        {
            throw new TwirpException(
                "invalid_argument", $"nonce should be 16-bytes or not present, got: {request.Nonce.Length} bytes");
        }

        return rooms.In(request.Room, "unavailable", _ =>
        {
            sent(new SentData(
                request.Room,
                request.HasTopic ? request.Topic : null,
                request.Kind == DataPacket.Types.Kind.Reliable,
                [.. request.DestinationIdentities],
                request.Data.Memory));
            return new EmptyResponse();
        });
    }

    private static void Check(string metadata)
    {
        if (metadata.Length > LongestMetadata)
            throw new TwirpException("invalid_argument", $"metadata size exceeds limits {LongestMetadata}");
    }
}
