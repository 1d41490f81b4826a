using System.Collections.Immutable;
using Interviewing.Interviews;
using Interviewing.TestData;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>An interview conducted over the seam, as the flow does it: every question with at most one follow-up.</summary>
internal sealed record Conducted
{
    public required PlanReply Plan { get; init; }

    public required ImmutableArray<(TurnRequest Request, TurnReply Reply)> Turns { get; init; }

    public required SummaryReply Summary { get; init; }

    public IEnumerable<(TurnRequest Request, TurnReply Reply)> Answers =>
        Turns.Where(turn => turn.Request.Kind == TurnKind.Answer);

    /// <summary>Of each question, the last score that it has, or null.</summary>
    public required ImmutableArray<int?> Scores { get; init; }

    public double Mean => Scores.Average() ?? throw new InvalidOperationException("No question was scored.");

    public static async Task<Conducted> With(
        InterviewScript script, int questions = 8, string sessionId = "0192f0c1-0000-7000-8000-000000000001")
    {
        var interviewer = new BuiltInInterviewer();
        var brief = Brief(script.JobDescription, sessionId);
        var plan = await interviewer.PlanAsync(new() { Brief = brief, QuestionCount = questions }, default);
        var turns = ImmutableArray.CreateBuilder<(TurnRequest, TurnReply)>();
        var results = ImmutableArray.CreateBuilder<QuestionResult>();
        var asked = ImmutableArray<string>.Empty;
        await Say(new() { Brief = brief, Turn = 3, Kind = TurnKind.Opening, Answer = script.Introduction, Prompt = plan.Introduction });
        foreach (var question in plan.Questions)
        {
            asked = asked.Add(question.Text);
            var answer = script.AnswerFor(question.Text);
            var request = new TurnRequest
            {
                Brief = brief,
                Turn = 3 + (2 * turns.Count),
                Kind = TurnKind.Answer,
                Answer = answer,
                Prompt = question.Text,
                Question = question,
                MayFollowUp = true,
                Asked = asked,
            };
            var reply = await Say(request);
            var exchanges = ImmutableArray.Create(new Exchange(question.Text, answer));
            var analysis = reply.Analysis!;
            if (reply.FollowUp is { } followUp)
            {
                asked = asked.Add(followUp);
                var more = script.MoreFor(followUp);
                var second = await Say(request with
                {
                    Turn = 3 + (2 * turns.Count),
                    Answer = more,
                    Prompt = followUp,
                    Earlier = exchanges,
                    MayFollowUp = false,
                    Asked = asked,
                });
                exchanges = exchanges.Add(new(followUp, more));
                analysis = second.Analysis!.Score is not null || analysis.Score is null ? second.Analysis : analysis;
            }

            results.Add(new() { Question = question, Exchanges = exchanges, Analysis = analysis });
        }

        foreach (var words in script.Closing)
            await Say(new() { Brief = brief, Turn = 3 + (2 * turns.Count), Kind = TurnKind.Closing, Answer = words, Prompt = "Is there anything you would like to ask?" });
        var scores = results.Select(result => result.Analysis!.Score).ToImmutableArray();
        var overall = scores.Average();
        return new()
        {
            Plan = plan,
            Turns = turns.DrainToImmutable(),
            Scores = scores,
            Summary = await interviewer.SummariseAsync(
                new()
                {
                    Brief = brief,
                    Results = results.ToImmutable(),
                    OverallScore = overall,
                    Recommendation = SummaryRules.Recommend(results.ToImmutable(), overall),
                    EndReason = EndReason.Completed,
                },
                default),
        };

        async Task<TurnReply> Say(TurnRequest request)
        {
            var reply = await interviewer.ReplyAsync(request, default);
            turns.Add((request, reply));
            return reply;
        }
    }

    public static InterviewBrief Brief(string jobDescription, string sessionId = "0192f0c1-0000-7000-8000-000000000001") => new()
    {
        SessionId = sessionId,
        JobDescription = jobDescription,
        CandidateName = "Sam Okoye",
        Language = "en",
    };
}
