namespace Interviewing.Interviewers.BuiltIn;

/// <summary>Takes up how the candidate introduces themself.</summary>
internal static class OpeningTurn
{
    /// <summary>The reply.</summary>
    public static TurnReply Reply(TurnRequest request)
    {
        var relevance = new Relevance(request.Brief.JobDescription, null);
        var reading = AnswerReading.Of(request.Answer, relevance);
        return new()
        {
            Acknowledgement = Acknowledgements.AfterIntroduction(
                new(request), reading.Text, Mentions.Terms(reading, relevance, ""), CandidateName.Of(request.Brief)),
            Origin = BuiltInInterviewer.Origin,
        };
    }
}
