using Interviewing.Interviews;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>What an answer can lack.</summary>
internal enum Lack
{
    /// <summary>Figures, names, tools.</summary>
    Specifics,

    /// <summary>What the candidate did.</summary>
    Action,

    /// <summary>What the candidate did, apart from what "we" did.</summary>
    OwnPart,

    /// <summary>What came of it.</summary>
    Outcome,

    /// <summary>Why it was done so.</summary>
    Reason,

    /// <summary>A link to the question: it tells of the trade, and not of what was asked.</summary>
    Fit,
}

/// <summary>Why an answer has no score.</summary>
internal enum NoScore
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>Nothing was said.</summary>
    Empty,

    /// <summary>The candidate has no answer.</summary>
    NoAnswer,

    /// <summary>The words of the question, or of an earlier answer, came back.</summary>
    Repeated,

    /// <summary>Not sentences, or not in English.</summary>
    Unreadable,

    /// <summary>Too little to judge.</summary>
    TooShort,

    /// <summary>It is about something else.</summary>
    OffTopic,
}

/// <summary>A judgement of what was said to a question.</summary>
internal readonly record struct Verdict(int? Score, NoScore NoScore, IReadOnlyList<Lack> Lacks, AnswerReading Reading)
{
    /// <summary>True where nothing that a good answer has is missing.</summary>
    public bool IsComplete => Score is not null && Lacks.Count == 0;
}

/// <summary>
/// Scores an answer from its content: specifics, the candidate's own actions, results, reasons, relevance. More of one
/// thing counts less and less, so that neither length nor a pile of terms makes up for what is missing.
/// </summary>
internal static class AnswerScorer
{
    private const int FewestWords = 5;

    /// <summary>Below it, words do not make sentences; from <see cref="Fluent"/> on, they do.</summary>
    private const double Unreadable = 0.20;
    private const double Fluent = 0.33;

    /// <summary>Judges the reading of everything that was said to a question.</summary>
    public static Verdict Judge(AnswerReading reading, QuestionType type)
    {
        var reason = Refuse(reading);
        if (reason != NoScore.None)
            return new(null, reason, [], reading);
        var parts = PartsOf(reading, type);
        var weights = Weights.Of(type);
        var sum = (weights.Specifics * parts.Specifics) + (weights.Action * parts.Action)
            + (weights.Outcome * parts.Outcome) + (weights.Reason * parts.Reason)
            + (weights.Length * parts.Length) + (weights.Relevance * parts.Relevance);
        var fluency = Math.Clamp((reading.FunctionShare - Unreadable) / (Fluent - Unreadable), 0.2, 1);
        var variety = reading.Content < 12 ? 1 : Math.Clamp(reading.Variety / 0.55, 0.3, 1);
        var talk = Math.Min(0.2, 0.05 * reading.Total.Vague) / Math.Max(1, reading.Length / 60.0);
        var points = (4 * sum * fluency * variety * (0.6 + (0.4 * parts.Relevance))) - (4 * talk);
        var score = Math.Clamp((int)Math.Round(1 + points, MidpointRounding.AwayFromZero), 1, Cap(parts, type, reading));
        return new(score, NoScore.None, Lacks(reading, parts, type), reading);
    }

    /// <summary>True where the words are about the subject, and not something else told well.</summary>
    public static bool IsOnTopic(AnswerReading reading)
    {
        var total = reading.Total;
        if (total.Topical < 0.6 || (reading.StrongWords == 0 && total.Topical < 1.1))
            return false;
        // A word or two of the trade come up in talk of anything; in a longer answer there must be more of them.
        var needed = Math.Min(1.8, 0.2 + (0.03 * reading.Length));
        return total.Topical >= needed && reading.Density >= 0.085;
    }

    private static NoScore Refuse(AnswerReading reading) =>
        reading.Text.Words.Length == 0 ? NoScore.Empty
        : reading.HasNoAnswer && reading.Total.Actions == 0 ? NoScore.NoAnswer
        : reading.Length < FewestWords ? reading.IsToTheJudge ? NoScore.OffTopic : NoScore.TooShort
        : reading.FunctionShare < Unreadable || reading.Variety < 0.2 ? NoScore.Unreadable
        : IsOnTopic(reading) ? NoScore.None
        : NoScore.OffTopic;

    private static Parts PartsOf(AnswerReading reading, QuestionType type)
    {
        var total = reading.Total;
        var action = total.Actions + (0.35 * total.WeakActions) + (0.25 * total.We) + (0.2 * total.Habits)
            + (type == QuestionType.Situational ? total.Would : 0.25 * total.Would);
        return new(
            Specifics: Saturate(total.Specifics + (0.25 * reading.StrongWords), 4.5),
            Action: Saturate(action, type == QuestionType.Situational ? 3.0 : 3.5),
            Outcome: Saturate(total.Outcomes + (0.3 * SpecificOutcomes(reading)), 1.7),
            Reason: Saturate(total.Reasons, 1.6),
            Length: Saturate(reading.Content, 25),
            Relevance: Math.Min(1, Math.Min(total.Topical / 4, reading.Density / 0.22)));
    }

    private static int SpecificOutcomes(AnswerReading reading) =>
        reading.Sentences.Count(sentence => sentence is { Outcomes: > 0, Numbers: > 0 });

    /// <summary>An answer without deeds or specifics is not good, however well it is said.</summary>
    private static int Cap(Parts parts, QuestionType type, AnswerReading reading)
    {
        if (reading.IsNeverDone && parts.Action < 0.4)
            return 1;
        if (!Fits(reading, type))
            return 3;
        if (type == QuestionType.Motivation)
            return parts.Specifics < 0.25 && parts.Reason < 0.3 ? 2 : 5;
        return parts.Action < 0.25 ? 2 : parts.Action < 0.4 || parts.Specifics < 0.2 ? 3
            : parts.Outcome < 0.2 && type != QuestionType.Situational ? 4 : 5;
    }

    /// <summary>
    /// An answer about motives has some of the words for them. Of other questions this cannot be asked: people name the
    /// same thing in other words.
    /// </summary>
    private static bool Fits(AnswerReading reading, QuestionType type) =>
        type != QuestionType.Motivation || reading.QuestionWords >= 2;

    private static List<Lack> Lacks(AnswerReading reading, Parts parts, QuestionType type)
    {
        var lacks = new List<Lack>();
        var total = reading.Total;
        if (type != QuestionType.Motivation)
        {
            if (total.We > total.Actions && total.We > 1)
                lacks.Add(Lack.OwnPart);
            else if (parts.Action < 0.42)
                lacks.Add(Lack.Action);
            if (parts.Outcome < 0.42 && type != QuestionType.Situational)
                lacks.Add(Lack.Outcome);
        }

        if (parts.Specifics < 0.42)
            lacks.Add(Lack.Specifics);
        if (parts.Reason < 0.4 && type is QuestionType.Motivation or QuestionType.Situational)
            lacks.Add(Lack.Reason);
        if (!Fits(reading, type))
            lacks.Add(Lack.Fit);
        return lacks;
    }

    /// <summary>From 0 towards 1; two thirds at <paramref name="scale"/>.</summary>
    private static double Saturate(double amount, double scale) => 1 - Math.Exp(-amount / scale * 1.1);

    private readonly record struct Parts(
        double Specifics, double Action, double Outcome, double Reason, double Length, double Relevance);

    /// <summary>What counts how much, by kind of question. Each row adds up to 1.15: nobody has all of everything.</summary>
    private readonly record struct Weights(
        double Specifics, double Action, double Outcome, double Reason, double Length, double Relevance)
    {
        public static Weights Of(QuestionType type) => type switch
        {
            QuestionType.Situational => new(0.20, 0.36, 0.12, 0.24, 0.11, 0.12),
            QuestionType.Technical => new(0.31, 0.27, 0.20, 0.15, 0.10, 0.12),
            QuestionType.Experience => new(0.34, 0.27, 0.20, 0.10, 0.12, 0.12),
            QuestionType.Motivation => new(0.28, 0.10, 0.07, 0.31, 0.18, 0.21),
            _ => new(0.26, 0.31, 0.27, 0.11, 0.09, 0.11),
        };
    }
}
