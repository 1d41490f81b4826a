using System.Collections.Immutable;
using Google.Protobuf;
using Livekit.Server.Sdk.Dotnet;

namespace Interviewing.Rooms.Server;

/// <summary>The LiveKit server at LIVEKIT_URL, through its SDK.</summary>
internal sealed class LiveKitServer(LiveKitCalls calls) : ILiveKit
{
    /// <inheritdoc/>
    public bool IsInProcess => false;

    /// <inheritdoc/>
    public async Task<Room> CreateRoomAsync(string roomName, CreateRoom command, CancellationToken cancellationToken)
    {
        var request = new CreateRoomRequest
        {
            Name = roomName,
            EmptyTimeout = (uint)(command.EmptyTimeout ?? 0),
            DepartureTimeout = (uint)(command.DepartureTimeout ?? 0),
            MaxParticipants = (uint)(command.MaxParticipants ?? 0),
            Metadata = command.Metadata ?? "",
        };
        return LiveKitViews.Of(await calls.RepeatAsync((RoomServiceClient rooms) => rooms.CreateRoom(request), cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<Room?> FindRoomAsync(string roomName, CancellationToken cancellationToken)
    {
        var request = new ListRoomsRequest();
        request.Names.Add(roomName);
        var found = await calls.RepeatAsync((RoomServiceClient rooms) => rooms.ListRooms(request), cancellationToken);
        return found.Rooms.Count == 0 ? null : LiveKitViews.Of(found.Rooms[0]);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<Room>> ListRoomsAsync(CancellationToken cancellationToken)
    {
        var found = await calls.RepeatAsync((RoomServiceClient rooms) => rooms.ListRooms(new()), cancellationToken);
        return [.. found.Rooms.Select(LiveKitViews.Of)];
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteRoomAsync(string roomName, CancellationToken cancellationToken)
    {
        try
        {
            await calls.RepeatAsync(
                (RoomServiceClient rooms) => rooms.DeleteRoom(new() { Room = roomName }), cancellationToken);
            return true;
        }
        catch (RoomNotFoundException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<RoomParticipant>> ListParticipantsAsync(
        string roomName, CancellationToken cancellationToken)
    {
        try
        {
            var found = await calls.RepeatAsync(
                (RoomServiceClient rooms) => rooms.ListParticipants(new() { Room = roomName }), cancellationToken);
            return [.. found.Participants.Where(LiveKitViews.IsThere).Select(LiveKitViews.Of)];
        }
        catch (RoomNotFoundException)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public async Task<bool> SendDataAsync(
        string roomName, string topic, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var request = new SendDataRequest
        {
            Room = roomName,
            Topic = topic,
            Data = ByteString.CopyFrom(data.Span),
            Kind = DataPacket.Types.Kind.Reliable,
        };
        // Asked first: for a room that is not there LiveKit looks for a node that has it, for seconds, and then says that it
        // is unavailable.
        if (await FindRoomAsync(roomName, cancellationToken) is null)
            return false;
        // Once: the SDK gives each call a nonce of its own, so a repetition would be delivered again.
        await calls.OnceAsync((RoomServiceClient rooms) => rooms.SendData(request), cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task<string> DispatchAgentAsync(
        string roomName, string agentName, string metadata, CancellationToken cancellationToken)
    {
        var list = new ListAgentDispatchRequest { Room = roomName };
        var found = await calls.RepeatAsync((AgentDispatchServiceClient agents) => agents.ListDispatch(list), cancellationToken);
        foreach (var dispatch in found.AgentDispatches)
        {
            if (dispatch.AgentName == agentName && dispatch.Metadata == metadata && dispatch.State is null or { DeletedAt: 0 })
                return dispatch.Id;
        }

        var request = new CreateAgentDispatchRequest { Room = roomName, AgentName = agentName, Metadata = metadata };
        return (await calls.OnceAsync((AgentDispatchServiceClient agents) => agents.CreateDispatch(request), cancellationToken)).Id;
    }

    /// <inheritdoc/>
    public async Task WithdrawAgentAsync(string roomName, string dispatchId, CancellationToken cancellationToken)
    {
        var request = new DeleteAgentDispatchRequest { Room = roomName, DispatchId = dispatchId };
        // Asked first, as for data.
        if (await FindRoomAsync(roomName, cancellationToken) is null)
            return;
        try
        {
            await calls.RepeatAsync((AgentDispatchServiceClient agents) => agents.DeleteDispatch(request), cancellationToken);
        }
        catch (RoomNotFoundException)
        {
            // Taken back already.
        }
    }
}
