using Microsoft.Extensions.Logging;

namespace Interviewing.Interviews;

/// <summary>What the grain logs: ids and reasons, never a word that was said.</summary>
public sealed partial class InterviewGrain
{
    [LoggerMessage(1001, LogLevel.Debug, "Interview {SessionId} closed: {Reason}.")]
    private partial void LogClosed(string sessionId, EndReason reason);

    [LoggerMessage(1002, LogLevel.Debug, "Interview {SessionId} erased.")]
    private partial void LogErased(string sessionId);

    [LoggerMessage(1003, LogLevel.Warning, "Interview {SessionId}: the turn under way is left to the next activation.")]
    private partial void LogTurnLeft(string sessionId);

    [LoggerMessage(1004, LogLevel.Error, "Interview {SessionId}: the interviewer's turn failed.")]
    private partial void LogTurnFailed(Exception error, string sessionId);

    [LoggerMessage(1005, LogLevel.Error, "Interview {SessionId}: a change could not be stored.")]
    private partial void LogWriteFailed(Exception error, string sessionId);

    [LoggerMessage(1006, LogLevel.Error, "Interview {SessionId}: the summary or the chores of the end failed.")]
    private partial void LogFinishFailed(Exception error, string sessionId);

    [LoggerMessage(1007, LogLevel.Warning, "Interview {SessionId}: its row in the list is behind.")]
    private partial void LogNoteFailed(Exception error, string sessionId);

    [LoggerMessage(1009, LogLevel.Error, "Interview {SessionId}: its deadline's reminder could not be looked up or set.")]
    private partial void LogDeadlineFailed(Exception error, string sessionId);

    [LoggerMessage(1008, LogLevel.Debug, "Interview {SessionId}: not done within {Wait}; the caller is told so.")]
    private partial void LogStillWorking(string sessionId, TimeSpan wait);

    [LoggerMessage(1010, LogLevel.Warning, "Interview {SessionId}: that participants have gone could not be stored.")]
    private partial void LogAbsenceFailed(Exception error, string sessionId);

    [LoggerMessage(1013, LogLevel.Warning, "Interview {SessionId}: the audio file {FileName} was not made; it is when it is asked for.")]
    private partial void LogSpeechFailed(Exception error, string sessionId, string fileName);

    [LoggerMessage(1011, LogLevel.Warning, "Interview {SessionId}: its room was not told of something; the events have it.")]
    private partial void LogRoomNotTold(Exception error, string sessionId);

    [LoggerMessage(1012, LogLevel.Warning, "Interview {SessionId}: its room may not have been told of everything.")]
    private partial void LogRoomLeft(string sessionId);
}
