using System.Globalization;
using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Limits;

/// <summary>Interviews that nobody ends: the reminder does, also where the process was away in between.</summary>
public sealed class DeadlineTests
{
    private const double AbandonedAfterMinutes = 15;
    private const int TimeLimitMinutes = 10;

    // How long before its deadline an interview finds itself after the restart.
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task AnInterviewWithoutAnswersIsAbandonedAlsoAcrossARestart()
    {
        await using var product = await Installation.Start(
            new KeyValuePair<string, string>("INTERVIEW_ABANDONED_AFTER_MINUTES", $"{AbandonedAfterMinutes}"));
        var interview = await Conversation.Begin(product.Interviews, Texts.Job);
        await interview.Say(Texts.Answer(1));

        await RestartShortBefore(product, TimeSpan.FromMinutes(AbandonedAfterMinutes));
        await ItExpires(product, interview, "abandoned");
    }

    [Fact]
    public async Task AnInterviewPastItsTimeLimitIsEndedAlsoAcrossARestart()
    {
        await using var product = await Installation.Start();
        var id = await product.Interviews.Create(Texts.Job, timeLimitMinutes: TimeLimitMinutes);
        var interview = new Conversation(product.Interviews, id);
        await interview.Start();
        await interview.Say(Texts.Answer(1));

        await RestartShortBefore(product, TimeSpan.FromMinutes(TimeLimitMinutes));
        await ItExpires(product, interview, "time_limit");
    }

    // The process comes back with its clock so far ahead that the deadline is seconds away.
    private static async Task RestartShortBefore(Installation product, TimeSpan deadline)
    {
        var ahead = deadline - Short;
        await product.Kill();
        await product.StartCrashHost(new()
        {
            ["CLOCK_AHEAD_SECONDS"] = ahead.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        });
    }

    private static async Task ItExpires(Installation product, Conversation interview, string reason)
    {
        // A reminder that is found overdue comes with its next period, a minute later.
        await Deadline.Until(
            "the reminder ends the interview",
            async () => (await product.Interviews.Status(interview.Id)).State == "expired");
        var record = await InterviewRecord.Read(product.Interviews, interview.Id);
        Assert.Equal(reason, record.Status.EndReason);
        Assert.Equal([Texts.Answer(1)], record.CandidatesWords);
        Assert.Equal(409, (await product.Interviews.Respond(interview.Id, "late", Texts.Answer(2))).Status);
        record.CheckQuotes(await product.Interviews.Summary(interview.Id));
    }
}
