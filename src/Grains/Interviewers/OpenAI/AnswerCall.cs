using System.Collections.Immutable;
using System.Text.Json;
using Interviewing.Interviews;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>Asks for the analysis of an answer and the next words.</summary>
internal sealed class AnswerCall(TurnRequest request) : TurnCall(CallKind.Answer, request)
{
    /// <summary>The reason of a score that is missing.</summary>
    public const string InsufficientEvidence = "insufficient evidence";

    // What the position is stands in its first lines; what counts for the question stands in "expected".
    private const int JobDescriptionLength = 1500;
    private const int EarlierAnswerLength = 4000;
    private const int MaxFollowUp = 500;
    private const int MaxReason = 500;
    private const int MaxMissing = 5;
    private const int MaxMissingLength = 200;

    public override void WriteData(Utf8JsonWriter writer)
    {
        BriefWriter.WriteBrief(writer, Request.Brief, JobDescriptionLength);
        if (Request.Question is { } question)
            BriefWriter.WriteQuestion(writer, question);
        if (Request.MayFollowUp)
            BriefWriter.WriteTexts(writer, "asked_before"u8, Request.Asked.AsSpan());
        if (Request.Next is { } next)
            writer.WriteString("next_question"u8, next.Text);
        writer.WriteBoolean("may_follow_up"u8, Request.MayFollowUp);
        BriefWriter.WriteExchanges(writer, Request.Earlier.AsSpan(), EarlierAnswerLength);
        WriteAnswer(writer);
    }

    public override TurnReply Review(ReadOnlySpan<byte> content, ReplyOrigin origin)
    {
        var answer = Parse(content, ReplyJsonContext.Default.AnswerContent);
        var acknowledgement = Acknowledgement(answer.Acknowledgement, MaxAcknowledgement);
        var followUp = FollowUp(answer.FollowUp);
        CheckSpoken(acknowledgement, followUp);
        return new()
        {
            Acknowledgement = acknowledgement,
            FollowUp = followUp,
            Analysis = Analysis(answer, origin.Model),
            Origin = origin,
        };
    }

    private AnswerAnalysis Analysis(AnswerContent answer, string model)
    {
        if (answer.Score is < 1 or > 5)
            throw Invalid("The score is not from 1 to 5.");
        var reason = TextRules.Clean(answer.Reason, MaxReason);
        if (reason.Length == 0)
            throw Invalid(answer.Score is null ? "There is neither a score nor a reason." : "There is no reason.");
        var (evidence, dropped) = Quotes.Keep(answer.Evidence, Request.Answer);
        // A score that rests on nothing the candidate said is no score.
        var borneOut = answer.Score is null || evidence.Length > 0;
        return new()
        {
            Score = borneOut ? answer.Score : null,
            Reason = borneOut ? reason : InsufficientEvidence,
            Evidence = evidence,
            Missing = Missing(answer.Missing),
            DroppedQuotes = dropped,
            Model = model,
        };
    }

    // A follow-up that breaks a rule is left out: the interview goes on with the next question.
    private string? FollowUp(string? words)
    {
        if (words is null || !Request.MayFollowUp)
            return null;
        // Cleaned without a limit to speak of: half a question is worse than none.
        var question = TextRules.FirstQuestion(TextRules.Clean(words, int.MaxValue));
        if (question.Length is 0 or > MaxFollowUp || IsKnown(question))
            return null;
        return question;
    }

    private bool IsKnown(string question)
    {
        foreach (var asked in Request.Asked)
        {
            if (Wording.Repeats(question, asked))
                return true;
        }

        return (Request.Next is { } next && Wording.Repeats(question, next.Text))
            || (Request.Question is { } open && Wording.Repeats(question, open.Text));
    }

    private static ImmutableArray<string> Missing(string[] missing)
    {
        var kept = ImmutableArray.CreateBuilder<string>(Math.Min(missing.Length, MaxMissing));
        foreach (var each in missing)
        {
            var text = TextRules.Clean(each, MaxMissingLength);
            if (text.Length > 0 && kept.Count < MaxMissing)
                kept.Add(text);
        }

        return kept.DrainToImmutable();
    }
}
