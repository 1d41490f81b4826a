using Interviewing.Interviews;

namespace Interviewing.Rooms;

/// <summary>Which message a fact of an interview is to those in its room.</summary>
internal static class RoomMessages
{
    /// <summary>The message; null for a fact in which the interviewer says nothing.</summary>
    public static RoomMessage? Of(InterviewFact fact) => fact switch
    {
        // The introduction's event comes second: first the interviewer joins.
        InterviewStarted started => Make(MessageType.Introduction, started.Words, started.Sequence + 1),
        TurnTaken turn => Make(turn.MessageType, turn.Words, turn.Sequence),
        InterviewClosed closed => Make(MessageType.Farewell, closed.Words, closed.Sequence),
        _ => null,
    };

    private static RoomMessage Make(MessageType type, string words, long sequence) => new()
    {
        Type = type switch
        {
            MessageType.Question or MessageType.FollowUp => RoomMessageType.Question,
            MessageType.Farewell => RoomMessageType.InterviewEnded,
            _ => RoomMessageType.AiSpeaking,
        },
        Text = words,
        MessageType = type,
        Sequence = sequence,
    };
}
