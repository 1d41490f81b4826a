using System.Text.Json.Serialization;

namespace Interviewing.Interviews;

/// <summary>Where an interview stands. The wire names are in snake case, as clients know them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InterviewState>))]
public enum InterviewState
{
    /// <summary>Created, not started: the plan of questions can still be changed.</summary>
    [JsonStringEnumMemberName("waiting")] Waiting = 0,

    /// <summary>The interviewer has introduced itself and waits for the candidate's first words.</summary>
    [JsonStringEnumMemberName("introduction")] Introduction = 1,

    /// <summary>A planned question is open.</summary>
    [JsonStringEnumMemberName("questioning")] Questioning = 2,

    /// <summary>A follow-up to a planned question is open.</summary>
    [JsonStringEnumMemberName("follow_up")] FollowUp = 3,

    /// <summary>All questions are done: the candidate may ask some.</summary>
    [JsonStringEnumMemberName("concluding")] Concluding = 4,

    /// <summary>Over: said farewell, or ended early by a person.</summary>
    [JsonStringEnumMemberName("completed")] Completed = 5,

    /// <summary>Over: the time limit passed, or the candidate stopped answering.</summary>
    [JsonStringEnumMemberName("expired")] Expired = 6,
}

/// <summary>Questions about a state.</summary>
public static class InterviewStates
{
    /// <summary>True for the states that nothing leaves.</summary>
    public static bool IsOver(this InterviewState state) =>
        state is InterviewState.Completed or InterviewState.Expired;
}
