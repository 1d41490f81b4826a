namespace Interviewing.Interviews;

public sealed class InterviewEventsTests
{
    [Fact]
    public void SequenceNumbersHaveNoGapAndStatesAreTold()
    {
        var flow = WholeInterview();
        var events = InterviewEvents.After(flow.Interview, 0);
        Assert.Equal(Enumerable.Range(1, events.Length).Select(n => (long)n), events.Select(e => e.Sequence));
        Assert.Equal(flow.Interview.LastSequence, events[^1].Sequence);
        Assert.IsType<InterviewEnded>(events[^1]);
        Assert.Equal(
            [
                InterviewState.Introduction, InterviewState.Questioning, InterviewState.FollowUp,
                InterviewState.Questioning, InterviewState.Concluding, InterviewState.Completed,
            ],
            events.OfType<StateChanged>().Select(e => e.State));
    }

    [Fact]
    public void WhatComesAfterANumberIsTheTailOfAllEvents()
    {
        var interview = WholeInterview().Interview;
        var all = InterviewEvents.After(interview, 0);
        for (var after = 0; after <= all.Length + 1; after++)
            Assert.Equal(all.Skip(after), InterviewEvents.After(interview, after));
    }

    [Fact]
    public void TheTranscriptHasTheWordsOfTheEventsAtTheirNumbers()
    {
        var interview = WholeInterview().Interview;
        var said = InterviewEvents.After(interview, 0)
            .Select(e => e switch
            {
                AiInterviewerMessage ai => (e.Sequence, ai.Message),
                CandidateMessage candidate => (e.Sequence, candidate.Message),
                _ => (0, ""),
            })
            .Where(pair => pair.Item1 > 0);
        Assert.Equal(said, InterviewViews.Transcript(interview).Select(u => (u.Sequence, u.Text)));
    }

    [Fact]
    public void AnEarlyEndTellsItsReasonLast()
    {
        var interview = new InterviewBuilder().Start().Close(EndReason.Abandoned).Interview;
        var ended = Assert.IsType<InterviewEnded>(InterviewEvents.After(interview, 0)[^1]);
        Assert.Equal(EndReason.Abandoned, ended.Reason);
        Assert.Equal(interview.LastSequence, ended.Sequence);
    }

    private static InterviewBuilder WholeInterview()
    {
        var flow = new InterviewBuilder(questions: 2).Start();
        flow.Turn("Hello.");
        flow.Turn("One.", followUp: "And?");
        flow.Turn("Two.");
        flow.Turn("Three.");
        flow.Turn("No.", done: true);
        return flow;
    }
}
