namespace Interviewing.Interviewers.BuiltIn;

/// <summary>Counts the signals of a sentence, but for its relevance.</summary>
internal static class SentenceReader
{
    private const int MostChainedActions = 3;

    private static readonly ulong I = WordKey.Of("i");
    private static readonly ulong IHave = WordKey.Of("i've");
    private static readonly ulong IWouldOrHad = WordKey.Of("i'd");
    private static readonly ulong IWill = WordKey.Of("i'll");
    private static readonly ulong Have = WordKey.Of("have");
    private static readonly ulong Had = WordKey.Of("had");
    private static readonly ulong Would = WordKey.Of("would");
    private static readonly ulong Will = WordKey.Of("will");
    private static readonly ulong We = WordKey.Of("we");
    private static readonly ulong And = WordKey.Of("and");

    /// <summary>The signals of the sentence.</summary>
    public static Signals Read(SpokenText text, in Sentence sentence)
    {
        var words = text.WordsOf(sentence);
        var signals = default(Signals);
        for (var i = 0; i < words.Length; i++)
        {
            ref readonly var word = ref words[i];
            if (word.Is(WordKind.Number))
                signals.Numbers++;
            else if (word.Is(WordKind.Name) && (i == 0 || !words[i - 1].Is(WordKind.Name)))
                signals.Names++;
            else if (word.Is(WordKind.Time))
                signals.Times++;
            if (word.Key == We && i + 1 < words.Length && Words.IsPast(text.Span(words[i + 1]), words[i + 1].Key))
                signals.We++;
            else if (IsI(word.Key))
                ReadAction(text, words, i, ref signals);
            if (Markers.MayBeginAt(word))
                ReadMarkers(words, i, ref signals);
        }

        return signals;
    }

    /// <summary>True for "I" with or without its auxiliary.</summary>
    public static bool IsI(ulong key) => key == I || key == IHave || key == IWouldOrHad || key == IWill;

    /// <summary>
    /// Where the verb of an action stands that begins with "I" at <paramref name="i"/>, or -1 where it is none: "I then
    /// rang", "I've led".
    /// </summary>
    public static int ActionAt(SpokenText text, ReadOnlySpan<Word> words, int i)
    {
        var verb = VerbAt(words, i, out var auxiliary);
        if (verb < 0 || verb + 1 >= words.Length || IsI(words[verb + 1].Key))
            return -1;
        ref readonly var word = ref words[verb];
        if (word.Is(WordKind.Function) || Words.WeakVerbs.Contains(word.Key))
            return -1;
        var span = text.Span(word);
        var done = auxiliary switch
        {
            Auxiliary.None => Words.IsPast(span, word.Key),
            Auxiliary.Have => Words.IsPast(span, word.Key) || Words.Participles.Contains(word.Key),
            _ => false,
        };
        return done ? verb : -1;
    }

    private static void ReadAction(SpokenText text, ReadOnlySpan<Word> words, int i, ref Signals signals)
    {
        var action = ActionAt(text, words, i);
        if (action >= 0)
        {
            signals.Actions++;
            signals.Actions += Chained(text, words, action);
            return;
        }

        var verb = VerbAt(words, i, out var auxiliary);
        if (verb < 0 || verb + 1 >= words.Length)
            return;
        if (auxiliary == Auxiliary.Would)
            signals.Would += words[verb].Is(WordKind.Function) ? 0 : 1;
        else if (Words.WeakVerbs.Contains(words[verb].Key))
            signals.WeakActions++;
        else if (auxiliary == Auxiliary.None && DutyReader.IsVerb(words[verb].Key))
            signals.Habits++;
    }

    /// <summary>"I rang the registrar, drew up the adrenaline and started" is three.</summary>
    private static int Chained(SpokenText text, ReadOnlySpan<Word> words, int verb)
    {
        var chained = 0;
        for (var i = verb + 2; i < words.Length && chained < MostChainedActions; i++)
        {
            if (IsI(words[i].Key) || words[i].Key == We)
                break;
            var joined = words[i - 1].Key == And
                || text.Text.AsSpan(words[i - 1].End, words[i].Start - words[i - 1].End).Contains(',');
            if (joined && !words[i].Is(WordKind.Function) && !Words.WeakVerbs.Contains(words[i].Key)
                && Words.IsPast(text.Span(words[i]), words[i].Key))
            {
                chained++;
            }
        }

        return chained;
    }

    private static int VerbAt(ReadOnlySpan<Word> words, int i, out Auxiliary auxiliary)
    {
        auxiliary = words[i].Key == IHave ? Auxiliary.Have
            : words[i].Key == IWouldOrHad || words[i].Key == IWill ? Auxiliary.Would
            : Auxiliary.None;
        for (var verb = i + 1; verb < words.Length && verb <= i + 3; verb++)
        {
            var key = words[verb].Key;
            if (auxiliary == Auxiliary.None && (key == Have || key == Had) && verb + 1 < words.Length
                && (Words.Participles.Contains(words[verb + 1].Key) || !words[verb + 1].Is(WordKind.Function)))
            {
                auxiliary = Auxiliary.Have;
            }
            else if (auxiliary == Auxiliary.None && (key == Would || key == Will))
            {
                auxiliary = Auxiliary.Would;
            }
            else if (!Words.Adverbs.Contains(key))
            {
                return verb;
            }
        }

        return -1;
    }

    private static void ReadMarkers(ReadOnlySpan<Word> words, int i, ref Signals signals)
    {
        if (Markers.At(words, i, Marker.Outcome) > 0)
            signals.Outcomes++;
        if (Markers.At(words, i, Marker.Reason) > 0)
            signals.Reasons++;
        if (Markers.At(words, i, Marker.Vague) > 0)
            signals.Vague++;
        if (Markers.At(words, i, Marker.ToTheJudge) > 0)
            signals.ToTheJudge++;
    }

    private enum Auxiliary
    {
        None,
        Have,
        Would,
    }
}
