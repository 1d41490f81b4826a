using Livekit.Server.Sdk.Dotnet;

namespace Interviewing.Rooms.Server;

/// <summary>LiveKit's messages as ours.</summary>
internal static class LiveKitViews
{
    public static Room Of(Livekit.Server.Sdk.Dotnet.Room room) => new()
    {
        Name = room.Name,
        Sid = room.Sid,
        EmptyTimeout = (int)room.EmptyTimeout,
        MaxParticipants = (int)room.MaxParticipants,
        CreationTime = DateTimeOffset.FromUnixTimeSeconds(room.CreationTime),
        Metadata = room.Metadata,
        NumParticipants = (int)room.NumParticipants,
        ActiveRecording = room.ActiveRecording,
    };

    public static RoomParticipant Of(ParticipantInfo participant) => new()
    {
        Sid = participant.Sid,
        Identity = participant.Identity,
        Name = participant.Name,
        JoinedAt = participant.JoinedAtMs > 0
            ? DateTimeOffset.FromUnixTimeMilliseconds(participant.JoinedAtMs)
            : DateTimeOffset.FromUnixTimeSeconds(participant.JoinedAt),
        Kind = (ParticipantKind)(int)participant.Kind,
        Hidden = participant.Permission is { Hidden: true },
    };

    /// <summary>False for a connection that LiveKit lists and that has gone already.</summary>
    public static bool IsThere(ParticipantInfo participant) =>
        participant.State != ParticipantInfo.Types.State.Disconnected;
}
