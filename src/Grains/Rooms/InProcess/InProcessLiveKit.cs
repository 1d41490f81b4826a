using System.Collections.Immutable;

namespace Interviewing.Rooms.InProcess;

/// <summary>
/// LiveKit where no server is configured: rooms with LiveKit's rules and nobody to carry the media. Nobody hears what is
/// said there, and no agent comes.
/// </summary>
internal sealed class InProcessLiveKit(IGrainFactory grains) : ILiveKit
{
    /// <inheritdoc/>
    public bool IsInProcess => true;

    private IInProcessLiveKitGrain Rooms => grains.GetGrain<IInProcessLiveKitGrain>(IInProcessLiveKitGrain.Key);

    /// <inheritdoc/>
    public Task<Room> CreateRoomAsync(string roomName, CreateRoom command, CancellationToken cancellationToken) =>
        Rooms.CreateRoom(roomName, command);

    /// <inheritdoc/>
    public Task<Room?> FindRoomAsync(string roomName, CancellationToken cancellationToken) => Rooms.FindRoom(roomName);

    /// <inheritdoc/>
    public Task<ImmutableArray<Room>> ListRoomsAsync(CancellationToken cancellationToken) => Rooms.ListRooms();

    /// <inheritdoc/>
    public Task<bool> DeleteRoomAsync(string roomName, CancellationToken cancellationToken) => Rooms.DeleteRoom(roomName);

    /// <inheritdoc/>
    public Task<ImmutableArray<RoomParticipant>> ListParticipantsAsync(
        string roomName, CancellationToken cancellationToken) => Rooms.ListParticipants(roomName);

    /// <inheritdoc/>
    public async Task<bool> SendDataAsync(
        string roomName, string topic, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        await Rooms.FindRoom(roomName) is not null;

    /// <inheritdoc/>
    public Task<string> DispatchAgentAsync(
        string roomName, string agentName, string metadata, CancellationToken cancellationToken) =>
        Task.FromException<string>(new LiveKitUnavailableException("No agent can be called: LIVEKIT_URL is not set.", 60));

    /// <inheritdoc/>
    public Task WithdrawAgentAsync(string roomName, string dispatchId, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
