using System.Buffers;
using System.Collections.Frozen;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>Something that the candidate said, in a form to take up.</summary>
/// <param name="Text">The words, to stand behind "you" or "you mentioned".</param>
/// <param name="IsAction">True for what the candidate did ("rang the registrar"), false for a thing ("Kafka").</param>
internal sealed record Mention(string Text, bool IsAction)
{
    /// <summary>False for a name that may be of anything: it is worth noting, but no question is asked about it.</summary>
    public bool IsOfSubject { get; init; } = true;
}

/// <summary>Finds what to take up of an answer.</summary>
internal static class Mentions
{
    private const int FewestActionWords = 3;
    private const int MostActionWords = 12;
    private const int MostTermWords = 3;
    private const int LongestTerm = 40;

    private static readonly FrozenSet<ulong> Relatives =
        new[] { "what", "which", "that", "thing", "things", "way", "reason", "where", "whatever", "one", "if", "whether", "who" }
            .Select(word => WordKey.Of(word)).ToFrozenSet();

    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create(",;:.!?()–—\n");
    private static readonly ulong And = WordKey.Of("and");
    private static readonly ulong Between = WordKey.Of("between");
    private static readonly ulong Both = WordKey.Of("both");
    private static readonly ulong Me = WordKey.Of("me");
    private static readonly ulong My = WordKey.Of("my");
    private static readonly ulong Mine = WordKey.Of("mine");
    private static readonly ulong Myself = WordKey.Of("myself");
    private static readonly ulong Our = WordKey.Of("our");
    private static readonly ulong We = WordKey.Of("we");
    private static readonly ulong Us = WordKey.Of("us");
    private static readonly ulong You = WordKey.Of("you");
    private static readonly ulong Your = WordKey.Of("your");

    /// <summary>What the candidate says they did, the most telling first: at most two.</summary>
    public static List<Mention> Actions(AnswerReading reading, Relevance relevance)
    {
        var text = reading.Text;
        var found = new List<(double Value, string Words)>();
        for (var s = 0; s < text.Sentences.Length; s++)
        {
            if (reading.Sentences[s].ToTheJudge > 0)
                continue;
            var sentence = text.Sentences[s];
            var words = text.WordsOf(sentence);
            for (var i = 0; i < words.Length; i++)
            {
                if (!SentenceReader.IsI(words[i].Key))
                    continue;
                var verb = SentenceReader.ActionAt(text, words, i);
                // "What I took from it" is no statement.
                if (verb < 0 || words[i].Length > 1 || IsRelative(text, words, i) || Phrase(text, sentence, sentence.FirstWord + verb) is not { } phrase)
                    continue;
                var value = Value(text, phrase.First, phrase.Last, relevance) + (0.15 * Math.Min(2, reading.Sentences[s].Outcomes));
                found.Add((value, FromOutside(text, phrase.First, phrase.Last)));
            }
        }

        return [.. found.OrderByDescending(each => each.Value).Take(2).Select(each => new Mention(each.Words, true))];
    }

    /// <summary>
    /// The things that the candidate named: names as they are, terms of the subject in quotation marks, as they have lost
    /// their article; the most telling first, at most three.
    /// </summary>
    public static List<Mention> Terms(AnswerReading reading, Relevance relevance, string prompt)
    {
        var text = reading.Text;
        var found = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var ofSubject = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var s = 0; s < text.Sentences.Length; s++)
        {
            if (reading.Sentences[s].ToTheJudge > 0)
                continue;
            var sentence = text.Sentences[s];
            for (var i = sentence.FirstWord; i <= sentence.LastWord; i++)
            {
                if (!IsTerm(text, i, relevance))
                    continue;
                var last = i;
                while (last < sentence.LastWord && last - i + 1 < MostTermWords && Adjacent(text, last)
                    && text.Words[i].Is(WordKind.Name) == text.Words[last + 1].Is(WordKind.Name)
                    && (IsTerm(text, last + 1, relevance) || IsNounLike(text, last + 1)))
                {
                    last++;
                }

                var term = text.Slice(i, last);
                // A single common noun says too little: "you mentioned patients".
                if (term.Length is >= 3 and <= LongestTerm && (last > i || text.Words[i].Is(WordKind.Name)) && !prompt.Contains(term, StringComparison.OrdinalIgnoreCase))
                {
                    if (text.Words[i].Is(WordKind.Name))
                        names.Add(term);
                    found[term] = found.GetValueOrDefault(term) + Value(text, i, last, relevance) + (0.1 * (last - i));
                    if (Enumerable.Range(i, last - i + 1).Any(at => relevance.Of(text.Words[at]) >= Relevance.Strong))
                        ofSubject.Add(term);
                }

                i = last;
            }
        }

        return
        [
            .. found.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(3)
                .Select(pair => new Mention(names.Contains(pair.Key) ? pair.Key : $"“{JobPhrases.LowerFirst(pair.Key)}”", false) { IsOfSubject = ofSubject.Contains(pair.Key) }),
        ];
    }

    /// <summary>The first words of the sentence that has most to do with the subject, as they were said.</summary>
    public static string? Words(AnswerReading reading)
    {
        var best = -1;
        for (var s = 0; s < reading.Sentences.Length; s++)
        {
            if (reading.Sentences[s].ToTheJudge == 0 && (best < 0 || reading.Sentences[s].Topical > reading.Sentences[best].Topical))
                best = s;
        }

        if (best < 0)
            return null;
        var text = reading.Text;
        var sentence = text.Sentences[best];
        var last = Math.Min(sentence.LastWord, sentence.FirstWord + MostActionWords - 1);
        for (var i = sentence.FirstWord + FewestActionWords; i < last; i++)
        {
            if (EndsClause(text, i))
                last = i;
        }

        while (last > sentence.FirstWord && BuiltIn.Words.Tails.Contains(text.Words[last].Key))
            last--;
        var words = text.Slice(sentence.FirstWord, last);
        return words.Length > 90 || words.Contains('"', StringComparison.Ordinal) ? null : words;
    }

    /// <summary>"What I took from it", "the service I built": the object stands before, and would be missing.</summary>
    private static bool IsRelative(SpokenText text, ReadOnlySpan<Word> words, int i)
    {
        if (i == 0)
            return false;
        var before = words[i - 1];
        if (Relatives.Contains(before.Key))
            return true;
        var apart = text.Text.AsSpan(before.End, words[i].Start - before.End).ContainsAny(",;:–—");
        return !apart && !before.Is(WordKind.Function | WordKind.Time | WordKind.Number) && !BuiltIn.Words.Adverbs.Contains(before.Key);
    }

    private static (int First, int Last)? Phrase(SpokenText text, in Sentence sentence, int verb)
    {
        var last = verb;
        while (last < sentence.LastWord && last - verb + 1 < MostActionWords && !EndsClause(text, last))
            last++;
        // Cut off in the middle of a clause: go back to where a phrase begins.
        if (last < sentence.LastWord && !EndsClause(text, last))
        {
            while (last > verb && !BuiltIn.Words.Tails.Contains(text.Words[last].Key))
                last--;
        }

        while (last > verb && BuiltIn.Words.Tails.Contains(text.Words[last].Key))
            last--;
        if (last - verb + 1 < FewestActionWords)
            return null;
        for (var i = verb; i <= last; i++)
        {
            var key = text.Words[i].Key;
            if (SentenceReader.IsI(key) || key == We || key == Us || key == You || key == Your)
                return null;
        }

        return text.Text.AsSpan(text.Words[verb].Start, text.Words[last].End - text.Words[verb].Start).ContainsAny("\"“<{")
            ? null
            : (verb, last);
    }

    private static bool EndsClause(SpokenText text, int i)
    {
        if (i + 1 >= text.Words.Length)
            return true;
        var next = text.Words[i + 1];
        if (text.Text.AsSpan(text.Words[i].End, next.Start - text.Words[i].End).ContainsAny(ClauseMarks))
            return true;
        if (BuiltIn.Words.ClauseBreaks.Contains(next.Key))
            return true;
        if (next.Key != And)
            return false;
        for (var back = i; back >= 0 && back > i - 4; back--)
        {
            if (text.Words[back].Key == Between || text.Words[back].Key == Both)
                return false;
        }

        return true;
    }

    private static double Value(SpokenText text, int first, int last, Relevance relevance)
    {
        double value = 0;
        for (var i = first; i <= last; i++)
        {
            var word = text.Words[i];
            value += word.IsPlain || word.Is(WordKind.Name) ? 0.25 : 0;
            value += word.Is(WordKind.Name) ? 0.5 : 0;
            value += relevance.Of(word);
        }

        return value;
    }

    /// <summary>The candidate's words from the interviewer's side: "my" becomes "your".</summary>
    private static string FromOutside(SpokenText text, int first, int last)
    {
        var words = new System.Text.StringBuilder();
        for (var i = first; i <= last; i++)
        {
            if (i > first)
                words.Append(text.Text, text.Words[i - 1].End, text.Words[i].Start - text.Words[i - 1].End);
            var key = text.Words[i].Key;
            if (key == My || key == Our)
                words.Append("your");
            else if (key == Me)
                words.Append("you");
            else if (key == Mine)
                words.Append("yours");
            else if (key == Myself)
                words.Append("yourself");
            else
                words.Append(text.Span(text.Words[i]));
        }

        return words.ToString();
    }

    private static bool Adjacent(SpokenText text, int i) =>
        text.Words[i + 1].Start - text.Words[i].End == 1 && text.Text[text.Words[i].End] is ' ' or '-';

    private static bool IsTerm(SpokenText text, int i, Relevance relevance)
    {
        var word = text.Words[i];
        return word.Is(WordKind.Name)
            ? !word.Is(WordKind.Time)
            : IsNounLike(text, i) && relevance.Of(word) >= Relevance.Strong;
    }

    private static bool IsNounLike(SpokenText text, int i)
    {
        var word = text.Words[i];
        var span = text.Span(word);
        return word.IsPlain && !word.Is(WordKind.Time) && word.Length > 3
            && !span.EndsWith("ed", StringComparison.OrdinalIgnoreCase)
            && !span.EndsWith("ing", StringComparison.OrdinalIgnoreCase)
            && !span.EndsWith("ly", StringComparison.OrdinalIgnoreCase)
            && !span.ContainsAny('\'', '’')
            && !DutyReader.IsVerb(word.Key) && !BuiltIn.Words.IsPast(span, word.Key);
    }
}
