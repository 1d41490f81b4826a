using Interviewing.EndToEnd.Http;

namespace Interviewing.EndToEnd.Conducting;

/// <summary>All that the server says of an interview, read at one time, and the rules that hold for it always.</summary>
public sealed record InterviewRecord(
    StatusAnswer Status, IReadOnlyList<UtteranceAnswer> Transcript, IReadOnlyList<EventAnswer> Events)
{
    private static readonly string[] Over = ["completed", "expired"];

    /// <summary>What the candidate said, in order.</summary>
    public IEnumerable<string> CandidatesWords => Transcript.Where(u => u.IsCandidates).Select(u => u.Text);

    /// <summary>Reads it and checks it.</summary>
    public static async Task<InterviewRecord> Read(InterviewClient interviews, string id)
    {
        var events = (await interviews.Get($"/interview/{id}/events?after=0")).As<EventsAnswer>();
        var record = new InterviewRecord(
            await interviews.Status(id), await interviews.Transcript(id), events.Events);
        Assert.All(record.Events, e => Assert.Equal(id, e.Data.SessionId));
        record.Check();
        return record;
    }

    /// <summary>Checks the summary against what was said.</summary>
    public void CheckQuotes(SummaryAnswer summary)
    {
        var said = Transcript.Where(u => u.IsCandidates).ToDictionary(u => u.Sequence, u => u.Text);
        foreach (var evidence in summary.Competencies.SelectMany(competency => competency.Evidence))
            Assert.Contains(evidence.Quote, said[evidence.Sequence], StringComparison.Ordinal);
        Assert.All(summary.Competencies, competency =>
        {
            Assert.True(competency.Score is null or (>= 1 and <= 5));
            Assert.Equal(competency.Score is null, competency.Reason is not null);
        });
    }

    private void Check()
    {
        // Every event has the next number, and the status knows the last.
        Assert.Equal(Enumerable.Range(1, Events.Count).Select(i => (long)i), Events.Select(e => e.Data.Sequence));
        Assert.Equal(Events.Count, Status.LastSequence);
        Assert.Equal(Events.Select(e => e.Data.Timestamp).Order(), Events.Select(e => e.Data.Timestamp));

        // The transcript is what the message events say, no more and no less.
        var messages = Events.Where(e => e.Event is "aiInterviewerMessage" or "candidateMessage");
        Assert.Equal(
            messages.Select(e => (e.Data.Sequence, e.Event == "candidateMessage", e.Data.Message)),
            Transcript.Select(u => (u.Sequence, u.IsCandidates, (string?)u.Text)));

        // Nobody speaks twice in a row, but for a farewell that cuts in.
        foreach (var (before, after) in Transcript.Zip(Transcript.Skip(1)))
            Assert.True(before.Speaker != after.Speaker || after.MessageType == "farewell", "Somebody spoke twice.");

        CheckQuestions();
        CheckEnd();
    }

    private void CheckQuestions()
    {
        var asked = Transcript.Where(u => u is { Speaker: "ai", MessageType: "question" }).ToList();
        Assert.Equal(asked.Count, asked.Select(u => u.QuestionId).Distinct().Count());
        Assert.Equal(asked.Count, asked.Select(u => u.Text).Distinct().Count());
        Assert.InRange(asked.Count, 0, Status.QuestionCount);
        Assert.InRange(Status.CurrentQuestionIndex, 0, Status.QuestionCount);
        Assert.Null(Status.CurrentQuestion?.Expected);
    }

    private void CheckEnd()
    {
        var states = Events.Where(e => e.Event == "stateChanged").Select(e => e.Data.State).ToList();
        Assert.Equal(states.Count == 0 ? "waiting" : states[^1], Status.State);
        var isOver = Over.Contains(Status.State);
        Assert.Equal(isOver, Status.EndTime is not null);
        Assert.Equal(isOver ? 1 : 0, Events.Count(e => e.Event == "interviewEnded"));
        if (isOver)
            Assert.Equal("interviewEnded", Events[^1].Event);
    }
}
