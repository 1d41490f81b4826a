using Microsoft.Extensions.Logging;

namespace Interviewing.Rooms;

/// <summary>What the grain logs: names and reasons, never a word that was said.</summary>
public sealed partial class RoomGrain
{
    [LoggerMessage(3001, LogLevel.Warning, "Room {RoomName} could not be looked at or made ready; it is tried again in {Pause}.")]
    private partial void LogWatchFailed(Exception error, string roomName, TimeSpan pause);

    [LoggerMessage(3002, LogLevel.Warning, "Room {RoomName} could not be deleted yet.")]
    private partial void LogDeletionFailed(Exception error, string roomName);

    [LoggerMessage(3003, LogLevel.Warning, "Room {RoomName} is left to LiveKit's own time-outs: it could not be deleted for {Time}.")]
    private partial void LogDeletionGivenUp(Exception error, string roomName, TimeSpan time);

    [LoggerMessage(3004, LogLevel.Warning, "Room {RoomName}: {Identity} is in it, but not taken as a participant of the interview.")]
    private partial void LogNotTaken(Exception error, string roomName, string identity);

    [LoggerMessage(3005, LogLevel.Error, "Room {RoomName}: a change could not be stored.")]
    private partial void LogWriteFailed(Exception error, string roomName);

    [LoggerMessage(3006, LogLevel.Debug, "Room {RoomName} deleted, the interview {SessionId} being over.")]
    private partial void LogDeleted(string roomName, string? sessionId);
}
