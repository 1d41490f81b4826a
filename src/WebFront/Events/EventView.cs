using Interviewing.Interviews;
using Interviewing.WebFront.Interviews;

namespace Interviewing.WebFront.Events;

/// <summary>Events that came after a sequence number.</summary>
public sealed record EventsView : Ids
{
    /// <summary>The events, in order.</summary>
    public required IReadOnlyList<EventView> Events { get; init; }

    /// <summary>The sequence number of the last one; what was asked for when there is none.</summary>
    public required long LastSequence { get; init; }
}

/// <summary>An event as every transport carries it.</summary>
public sealed record EventView
{
    /// <summary>The name.</summary>
    public required string Event { get; init; }

    /// <summary>What happened.</summary>
    public required EventData Data { get; init; }

    /// <summary>The event as clients see it.</summary>
    public static EventView Of(InterviewEvent happened) => happened switch
    {
        ParticipantJoined e => new()
        {
            Event = "participantJoined",
            Data = new ParticipantData
            {
                SessionId = e.SessionId,
                Sequence = e.Sequence,
                Timestamp = e.Timestamp,
                ParticipantId = e.ParticipantId,
                Name = e.Name,
            },
        },
        ParticipantLeft e => new()
        {
            Event = "participantLeft",
            Data = new ParticipantData
            {
                SessionId = e.SessionId,
                Sequence = e.Sequence,
                Timestamp = e.Timestamp,
                ParticipantId = e.ParticipantId,
                Name = e.Name,
            },
        },
        AiInterviewerMessage e => new()
        {
            Event = "aiInterviewerMessage",
            Data = new AiInterviewerMessageData
            {
                SessionId = e.SessionId,
                Sequence = e.Sequence,
                Timestamp = e.Timestamp,
                Message = e.Message,
                MessageType = e.MessageType,
                QuestionId = e.QuestionId,
                AudioUrl = e.AudioUrl,
            },
        },
        CandidateMessage e => new()
        {
            Event = "candidateMessage",
            Data = new CandidateMessageData
            {
                SessionId = e.SessionId,
                Sequence = e.Sequence,
                Timestamp = e.Timestamp,
                Message = e.Message,
                QuestionId = e.QuestionId,
            },
        },
        StateChanged e => new()
        {
            Event = "stateChanged",
            Data = new StateChangedData
            {
                SessionId = e.SessionId,
                Sequence = e.Sequence,
                Timestamp = e.Timestamp,
                State = e.State,
            },
        },
        InterviewEnded e => new()
        {
            Event = "interviewEnded",
            Data = new InterviewEndedData
            {
                SessionId = e.SessionId,
                Sequence = e.Sequence,
                Timestamp = e.Timestamp,
                Message = e.Message,
                Reason = e.Reason,
            },
        },
        _ => throw new NotSupportedException($"{happened.GetType().Name} has no name on the wire."),
    };
}
