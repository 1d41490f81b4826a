using Interviewing.Interviews;
using Interviewing.Silos;

namespace Interviewing.Cluster;

/// <summary>What candidates do in a cluster that loses silos: they send what was not acknowledged again, under its id.</summary>
internal static class Candidates
{
    public static CandidateResponse Answer(string text, string responseId) =>
        new() { Text = text, ResponseId = responseId, Wait = TimeSpan.FromSeconds(10) };

    public static CreateInterview Command() => new()
    {
        RoomName = "room",
        CandidateId = "maya",
        JobDescription = "A nurse for the night shift.",
        QuestionCount = 2,
        TimeLimit = TimeSpan.FromHours(8),
    };

    public static async Task<IInterviewGrain> StartedAsync(this InterviewCluster cluster, string? id = null)
    {
        var grain = id is null ? cluster.NewInterview(out _) : cluster.GrainFactory.GetGrain<IInterviewGrain>(id);
        await grain.Create(Command());
        await grain.Start();
        return grain;
    }

    /// <summary>Sends an answer until it is acknowledged with the interviewer's next words.</summary>
    public static async Task<InterviewerTurn> InsistAsync(this InterviewCluster cluster, IInterviewGrain grain, CandidateResponse answer)
    {
        InterviewerTurn? turn = null;
        await cluster.Retry(async () => (turn = await grain.Respond(answer)) is { Pending: false });
        return turn!;
    }
}
