using FakeLiveKit.Protocol;
using FakeLiveKit.Rooms;
using FakeLiveKit.Tokens;

namespace FakeLiveKit.Twirp;

/// <summary>livekit.AgentDispatchService: every call needs the right to manage its room.</summary>
internal sealed class AgentDispatchService(RoomStore rooms)
{
    public IEnumerable<TwirpMethod> Methods =>
    [
        TwirpMethod.Of<CreateAgentDispatchRequest>("livekit.AgentDispatchService/CreateDispatch", Create),
        TwirpMethod.Of<AgentDispatchIdRequest>("livekit.AgentDispatchService/DeleteDispatch", Delete),
        TwirpMethod.Of<AgentDispatchIdRequest>("livekit.AgentDispatchService/ListDispatch", List),
    ];

    private AgentDispatch Create(CreateAgentDispatchRequest request, Grants grants)
    {
        grants.NeedsRoomAdmin(request.Room);
        if (request.Room.Length == 0)
            throw new TwirpException("invalid_argument", "no room name");
        return rooms.Dispatch(request.Room, request.AgentName, request.Metadata);
    }

    private AgentDispatch Delete(AgentDispatchIdRequest request, Grants grants)
    {
        grants.NeedsRoomAdmin(request.Room);
        return rooms.TakeBack(request.Room, request.DispatchId);
    }

    private ListAgentDispatchResponse List(AgentDispatchIdRequest request, Grants grants)
    {
        grants.NeedsRoomAdmin(request.Room);
        return rooms.In(request.Room, "unavailable", room => new ListAgentDispatchResponse
        {
            AgentDispatches =
            {
                room.Dispatches.Where(each => request.DispatchId.Length == 0 || each.Id == request.DispatchId)
                    .Select(each => each.Clone()),
            },
        });
    }
}
