using System.Collections.Immutable;

namespace Interviewing.Rooms.InProcess;

/// <summary>
/// The rooms of a system without a LiveKit server, in one place for all silos and web fronts. In memory only: like those
/// of a LiveKit server, they are gone when it is.
/// </summary>
[Alias("interviewing.IInProcessLiveKitGrain")]
public interface IInProcessLiveKitGrain : IGrainWithStringKey
{
    /// <summary>The key of the one there is.</summary>
    const string Key = "livekit";

    /// <inheritdoc cref="ILiveKit.CreateRoomAsync"/>
    [Alias("CreateRoom")]
    Task<Room> CreateRoom(string roomName, CreateRoom command);

    /// <inheritdoc cref="ILiveKit.FindRoomAsync"/>
    [Alias("FindRoom")]
    Task<Room?> FindRoom(string roomName);

    /// <inheritdoc cref="ILiveKit.ListRoomsAsync"/>
    [Alias("ListRooms")]
    Task<ImmutableArray<Room>> ListRooms();

    /// <inheritdoc cref="ILiveKit.DeleteRoomAsync"/>
    [Alias("DeleteRoom")]
    Task<bool> DeleteRoom(string roomName);

    /// <inheritdoc cref="ILiveKit.ListParticipantsAsync"/>
    [Alias("ListParticipants")]
    Task<ImmutableArray<RoomParticipant>> ListParticipants(string roomName);

    /// <summary>Somebody joins; the room is made if it is not there, as LiveKit does.</summary>
    /// <exception cref="InvalidInputException">The room is full.</exception>
    [Alias("Join")]
    Task<RoomParticipant> Join(string roomName, string identity, ParticipantKind kind);

    /// <summary>Somebody leaves; fine for one who is not there.</summary>
    [Alias("Leave")]
    Task Leave(string roomName, string identity);
}
