using System.ComponentModel.DataAnnotations;
using Interviewing.Interviews;

namespace Interviewing.Rooms;

/// <summary>What becomes of the rooms of interviews.</summary>
public sealed class RoomOptions
{
    /// <summary>
    /// How long the room of an interview that is over stays, for the last words (ROOM_GRACE_SECONDS). Default 60 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The name of the LiveKit agent that is called into the room of an interview (LIVEKIT_AGENT_NAME); null for none.
    /// Default <c>ai-interviewer</c>. Without a LiveKit server none is called.
    /// </summary>
    public string? AgentName { get; set; } = Participant.AiInterviewer;

    /// <summary>True if the candidate's coming into the room starts the interview (INTERVIEW_AUTO_START). Default: false.</summary>
    public bool AutoStart { get; set; }

    /// <summary>
    /// How often LiveKit's own list is looked at while an interview runs. Default 30 s, <see cref="Attendance.Renewal"/>: what is
    /// not confirmed for the time of a lease counts as gone.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan LookEvery { get; set; } = Attendance.Renewal;
}
