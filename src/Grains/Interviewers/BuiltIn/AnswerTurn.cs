using Interviewing.Interviews;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>Judges an answer and finds the next words.</summary>
internal static class AnswerTurn
{
    private const double RepeatedShare = 0.8;
    private const double EnoughOfTheSubject = 1.1;

    /// <summary>The reply to an answer.</summary>
    public static TurnReply Reply(TurnRequest request)
    {
        var relevance = new Relevance(request.Brief.JobDescription, request.Question);
        var type = request.Question?.Type ?? QuestionType.Behavioral;
        var answer = AnswerReading.Of(request.Answer, relevance);
        var verdict = Judge(request, answer, relevance, type, out var answerCounts);
        var choice = new Choice(request);
        List<Mention> mentions = answerCounts
            ? [.. Mentions.Actions(answer, relevance), .. Mentions.Terms(answer, relevance, request.Question?.Text ?? "")]
            : [];
        var (followUp, used) = FollowUps.For(request, choice, verdict, mentions, answerCounts ? Mentions.Words(answer) : null);
        return new()
        {
            Acknowledgement = Acknowledgements.AfterAnswer(choice, verdict, mentions, used, followUp is not null),
            FollowUp = followUp,
            Analysis = new()
            {
                Score = verdict.Score,
                Reason = Reasons.Of(verdict),
                Evidence = verdict.Score is not null && answerCounts ? EvidencePicker.Pick(answer) : [],
                Missing = [.. verdict.Lacks.Select(Reasons.Of).Select(JobPhrases.UpperFirst)],
                Model = ReplyOrigin.BuiltInModel,
            },
            Origin = BuiltInInterviewer.Origin,
        };
    }

    /// <summary>
    /// Scores all that was said to the question. What is off the subject adds nothing to what was said on it; a short
    /// addition ("about three weeks") belongs to what it adds to.
    /// </summary>
    private static Verdict Judge(
        TurnRequest request, AnswerReading answer, Relevance relevance, QuestionType type, out bool answerCounts)
    {
        if (IsRepeated(request, answer)
            || request.Earlier.Any(exchange => exchange.Text.Equals(request.Answer, StringComparison.OrdinalIgnoreCase)))
        {
            answerCounts = false;
            var earlier = Counting(request, relevance, type);
            return earlier.Count == 0
                ? new(null, NoScore.Repeated, [], answer)
                : AnswerScorer.Judge(AnswerReading.Of(string.Join('\n', earlier), relevance), type);
        }

        var alone = AnswerScorer.Judge(answer, type);
        var before = Counting(request, relevance, type);
        if (before.Count == 0)
        {
            answerCounts = alone.Score is not null;
            return alone;
        }

        // One word of the trade by chance ("beds") makes no addition.
        answerCounts = (alone.Score is not null && answer.Total.Topical > EnoughOfTheSubject)
            || (alone.NoScore is NoScore.None or NoScore.TooShort or NoScore.OffTopic && IsAddition(request, answer));
        if (answerCounts)
            before.Add(request.Answer);
        return AnswerScorer.Judge(AnswerReading.Of(string.Join('\n', before), relevance), type);
    }

    private static List<string> Counting(TurnRequest request, Relevance relevance, QuestionType type) =>
        [.. request.Earlier.Select(exchange => exchange.Text)
            .Where(text => AnswerScorer.Judge(AnswerReading.Of(text, relevance), type).Score is not null)];

    /// <summary>An addition takes up words of what was asked or said before, or is but a few words.</summary>
    private static bool IsAddition(TurnRequest request, AnswerReading answer)
    {
        if (answer.Length <= 12)
            return answer.Length > 0 && !answer.HasNoAnswer;
        var known = new HashSet<ulong>();
        foreach (var word in SpokenText.Read(request.Prompt).Words)
            known.Add(word.Stem);
        foreach (var exchange in request.Earlier)
        {
            foreach (var word in SpokenText.Read(exchange.Text).Words)
                known.Add(word.Stem);
        }

        var shared = answer.Text.Words.Where(word => word.IsPlain && known.Contains(word.Stem))
            .Select(word => word.Stem).Distinct().Count();
        return shared >= 2 && shared * 7 >= answer.Content;
    }

    private static bool IsRepeated(TurnRequest request, AnswerReading answer)
    {
        if (answer.Length < 4)
            return false;
        var prompt = SpokenText.Read($"{request.Prompt}\n{request.Question?.Text}").Words.Select(word => word.Key).ToHashSet();
        var repeated = answer.Text.Words.Count(word => prompt.Contains(word.Key));
        return repeated >= RepeatedShare * answer.Length && !answer.Text.Words.Any(word => word.Is(WordKind.Number));
    }
}
