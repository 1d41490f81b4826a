using System.Collections.Immutable;

namespace Interviewing.Rooms;

/// <summary>
/// The seam to LiveKit: a server, or rooms within the process that follow the same rules. Every method throws
/// <see cref="LiveKitUnavailableException"/> where LiveKit does not do it in time, and
/// <see cref="InvalidInputException"/> where a value breaks a rule of LiveKit's own.
/// </summary>
public interface ILiveKit
{
    /// <summary>
    /// True where rooms live and die with the silos: nobody joins them over a network, so nobody hears what is said there,
    /// and what is owed to them need not be remembered on disk.
    /// </summary>
    bool IsInProcess { get; }

    /// <summary>Makes a room. One that is there stays the room it is, with the settings that are given.</summary>
    Task<Room> CreateRoomAsync(string roomName, CreateRoom command, CancellationToken cancellationToken);

    /// <summary>A room; null where there is none.</summary>
    Task<Room?> FindRoomAsync(string roomName, CancellationToken cancellationToken);

    /// <summary>The rooms that are open.</summary>
    Task<ImmutableArray<Room>> ListRoomsAsync(CancellationToken cancellationToken);

    /// <summary>Deletes a room; whoever is in it is disconnected. False where there is none.</summary>
    Task<bool> DeleteRoomAsync(string roomName, CancellationToken cancellationToken);

    /// <summary>Who is in a room; nobody where there is none.</summary>
    Task<ImmutableArray<RoomParticipant>> ListParticipantsAsync(string roomName, CancellationToken cancellationToken);

    /// <summary>Sends reliable data to all in a room. False where there is none. A repetition is delivered again.</summary>
    Task<bool> SendDataAsync(string roomName, string topic, ReadOnlyMemory<byte> data, CancellationToken cancellationToken);

    /// <summary>
    /// Calls an agent into a room, once: with the same name and metadata again it returns the dispatch that is there.
    /// </summary>
    /// <returns>The id of the dispatch.</returns>
    Task<string> DispatchAgentAsync(
        string roomName, string agentName, string metadata, CancellationToken cancellationToken);

    /// <summary>Takes a dispatch back: the agent leaves. Fine where there is none.</summary>
    Task WithdrawAgentAsync(string roomName, string dispatchId, CancellationToken cancellationToken);
}
