using System.Collections.Frozen;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>
/// Replies to what the candidate asks at the end: with the job description's own words where they have the answer,
/// otherwise by saying who will give it.
/// </summary>
internal static class ClosingTurn
{
    private const string AnythingElse = "Is there anything else you would like to ask?";
    private const int LongestQuote = 260;

    private static readonly FrozenSet<ulong> QuestionWords = Keys(
        "what how when where who why which is are do does did can could will would may should whats what's how's is there");

    private static readonly FrozenSet<ulong> Yes = Keys("yes yeah yep sure ok okay please certainly indeed absolutely well um uh");

    private static readonly FrozenSet<ulong> Done = Keys(
        "no nope nah none nothing bye goodbye good great fine thanks thank cheers ta done all that's that it me i'm so far clear covered everything enough cheerio okay ok right mate lot have you for your time from my side more further questions question else any then was think very much");

    private static readonly FrozenSet<ulong> Refusals = Keys("no nope nah none nothing bye goodbye done cheerio enough");

    private static readonly FrozenSet<ulong> AboutTheProcess = Keys("next decide decision decided hear process feedback steps outcome timeline");

    private static readonly FrozenSet<ulong> AboutTheInterviewer = Keys("ai robot bot human machine recorded recording scored score judged chatgpt model algorithm");

    private static readonly (HashSet<ulong> Asked, string[] Said)[] Subjects =
    [
        .. DataFile.Lines("closing").Select(line => DataFile.Fields(line, '|'))
            .Select(fields => (
                DataFile.Fields(fields[0], ' ').Select(word => WordKey.Of(word)).ToHashSet(),
                DataFile.Fields(fields[1], ' '))),
    ];

    /// <summary>The reply.</summary>
    public static TurnReply Reply(TurnRequest request)
    {
        var text = SpokenText.Read(request.Answer);
        return IsDone(request.Answer, text)
            ? new()
            {
                Acknowledgement = text.Words.Length == 0 ? "" : new Choice(request).Of(1, "All right.", "Very well.", "All right, then we are done."),
                CandidateIsDone = true,
                Origin = BuiltInInterviewer.Origin,
            }
            : new() { Acknowledgement = Answer(request, text), Origin = BuiltInInterviewer.Origin };
    }

    private static bool IsDone(string answer, SpokenText text)
    {
        if (text.Words.Length == 0)
            return true;
        if (Asks(answer, text))
            return false;
        if (text.Words.All(word => Yes.Contains(word.Key)))
            return false;
        if (text.Words.All(word => Done.Contains(word.Key)))
            return true;
        // "Ta-ra." is no question, "Salary." is one.
        if (text.Words.Length <= 3)
            return !text.Words.Any(word => Subjects.Any(subject => subject.Asked.Contains(word.Key)));
        // "It all sounds good to me. No more questions."
        var last = text.Sentences[^1];
        return Refusals.Contains(text.Words[last.FirstWord].Key) && last.LastWord - last.FirstWord < 8
            || Refusals.Contains(text.Words[0].Key) && text.Words.Length <= 25;
    }

    private static bool Asks(string answer, SpokenText text)
    {
        if (answer.Contains('?', StringComparison.Ordinal))
            return true;
        foreach (var sentence in text.Sentences)
        {
            var first = sentence.FirstWord;
            while (first < sentence.LastWord && (Yes.Contains(text.Words[first].Key) || Refusals.Contains(text.Words[first].Key)))
                first++;
            if (QuestionWords.Contains(text.Words[first].Key) && sentence.LastWord - first >= 2)
                return true;
        }

        return answer.Contains("wonder", StringComparison.OrdinalIgnoreCase)
            || answer.Contains("like to know", StringComparison.OrdinalIgnoreCase)
            || answer.Contains("like to ask", StringComparison.OrdinalIgnoreCase)
            || answer.Contains("curious", StringComparison.OrdinalIgnoreCase)
            || answer.Contains("tell me", StringComparison.OrdinalIgnoreCase);
    }

    private static string Answer(TurnRequest request, SpokenText text)
    {
        if (text.Words.All(word => Yes.Contains(word.Key)))
            return "Of course. What would you like to know?";
        if (!Asks(request.Answer, text))
            return $"Thank you, I have taken that down for the hiring team. {AnythingElse}";
        if (text.Words.Any(word => AboutTheInterviewer.Contains(word.Key)))
        {
            return "I am an AI interviewer. What is said here is written down, and answers are compared with what the job "
                + $"asks for; the decision is the hiring team's and not mine. {AnythingElse}";
        }

        if (FromDescription(request.Brief.JobDescription, text) is { } quote)
            return $"What the job description says about that is: “{quote}” For anything beyond that, the hiring team is the one to ask. {AnythingElse}";
        return text.Words.Any(word => AboutTheProcess.Contains(word.Key))
            ? $"The hiring team decides about the next steps and will tell you; I do not know their timing. {AnythingElse}"
            : $"I do not have that information. The hiring team will be able to answer it. {AnythingElse}";
    }

    /// <summary>The statement of the description that answers the question, word for word.</summary>
    private static string? FromDescription(string description, SpokenText question)
    {
        var said = Subjects.Where(subject => question.Words.Any(word => subject.Asked.Contains(word.Key)))
            .SelectMany(subject => subject.Said).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var asked = question.Words.Where(word => word.IsPlain).Select(word => word.Stem).ToHashSet();
        if (said.Count == 0 && asked.Count == 0)
            return null;
        // The first statement is the title; a word that stands everywhere in the description answers nothing.
        var statements = JobText.Statements(description).Skip(1)
            .Where(statement => !statement.IsHeading && statement.Text.Length <= LongestQuote)
            .Select(statement => (statement.Text, Words: SpokenText.Read(statement.Text)))
            .ToList();
        var often = statements.SelectMany(statement => statement.Words.Words.Select(word => word.Stem).Where(asked.Contains).Distinct())
            .CountBy(stem => stem).ToDictionary();
        string? best = null;
        var most = 1.2;
        foreach (var (text, words) in statements)
        {
            var shared = words.Words.Where(word => asked.Contains(word.Stem)).Select(word => word.Stem).Distinct()
                .Sum(stem => 1.0 / often[stem]);
            var value = shared + (0.5 * said.Count(each => Has(text, words, each)));
            if (value > most)
                (best, most) = (text, value);
        }

        return best;
    }

    private static bool Has(string text, SpokenText words, string said) => char.IsLetter(said[0])
        ? words.Words.Any(word => words.Span(word).Equals(said, StringComparison.OrdinalIgnoreCase))
        : text.Contains(said, StringComparison.Ordinal);

    private static FrozenSet<ulong> Keys(string words) =>
        words.Split(' ').Select(word => WordKey.Of(word)).ToFrozenSet();
}
