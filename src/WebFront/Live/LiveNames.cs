namespace Interviewing.WebFront.Live;

/// <summary>The names of what clients and server say to each other, beside the events of interviews themselves.</summary>
internal static class LiveNames
{
    public const string JoinInterview = "joinInterview";
    public const string LeaveInterview = "leaveInterview";
    public const string CandidateResponse = "candidateResponse";
    public const string StartInterview = "startInterview";
    public const string EndInterview = "endInterview";
    public const string WatchInterviews = "watchInterviews";
    public const string UnwatchInterviews = "unwatchInterviews";

    public const string JoinedInterview = "joinedInterview";
    public const string InterviewChanged = "interviewChanged";
    public const string InterviewRemoved = "interviewRemoved";
    public const string Error = "error";

    /// <summary>What a client can say, for a person to read.</summary>
    public const string OfClients =
        $"{JoinInterview}, {LeaveInterview}, {CandidateResponse}, {StartInterview}, {EndInterview}, {WatchInterviews}, "
        + UnwatchInterviews;
}
