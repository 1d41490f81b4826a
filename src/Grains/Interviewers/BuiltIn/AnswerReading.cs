namespace Interviewing.Interviewers.BuiltIn;

/// <summary>An answer and what its words show.</summary>
internal sealed class AnswerReading
{
    private AnswerReading(SpokenText text, Signals[] sentences)
    {
        Text = text;
        Sentences = sentences;
    }

    /// <summary>The words.</summary>
    public SpokenText Text { get; }

    /// <summary>The signals of each sentence.</summary>
    public Signals[] Sentences { get; }

    /// <summary>All signals; of the subject's words each counts once.</summary>
    public Signals Total { get; private init; }

    /// <summary>Different words of a meaning of their own.</summary>
    public int Content { get; private init; }

    /// <summary>Different words of the subject.</summary>
    public int StrongWords { get; private init; }

    /// <summary>Different words of the question or of its competency.</summary>
    public int QuestionWords { get; private init; }

    /// <summary>The share of words that hold sentences together: about half in speech, next to none in a list of words.</summary>
    public double FunctionShare { get; private init; }

    /// <summary>The share of the words of meaning that are new when they come: low where somebody repeats themselves.</summary>
    public double Variety { get; private init; }

    /// <summary>The candidate says that they have no answer.</summary>
    public bool HasNoAnswer { get; private init; }

    /// <summary>The candidate says that they have not done it.</summary>
    public bool IsNeverDone { get; private init; }

    /// <summary>How many words there are, without those for the judge.</summary>
    public int Length { get; private init; }

    /// <summary>Something was said to whoever scores.</summary>
    public bool IsToTheJudge { get; private init; }

    /// <summary>The share of the subject's words among the words of meaning.</summary>
    public double Density => Total.Topical / Math.Max(Content, 6);

    /// <summary>Reads an answer.</summary>
    public static AnswerReading Of(string answer, Relevance relevance) => Of(SpokenText.Read(answer), relevance);

    /// <summary>Reads an answer that was taken apart already.</summary>
    public static AnswerReading Of(SpokenText text, Relevance relevance)
    {
        var sentences = new Signals[text.Sentences.Length];
        var seen = new HashSet<ulong>();
        var total = default(Signals);
        int plain = 0, content = 0, strong = 0, function = 0, asked = 0;
        var length = 0;
        var isToTheJudge = false;
        double topical = 0;
        for (var s = 0; s < sentences.Length; s++)
        {
            sentences[s] = SentenceReader.Read(text, text.Sentences[s]);
            // What is said to whoever scores is no part of the answer.
            if (sentences[s].ToTheJudge > 0)
            {
                isToTheJudge = true;
                continue;
            }

            length += text.Sentences[s].WordCount;
            foreach (ref readonly var word in text.WordsOf(text.Sentences[s]))
            {
                if (word.Is(WordKind.Function))
                    function++;
                var weight = relevance.Of(word);
                sentences[s].Topical += weight;
                if (word.IsPlain)
                    plain++;
                if ((!word.IsPlain && weight == 0) || !seen.Add(word.Stem))
                    continue;
                content += word.IsPlain ? 1 : 0;
                topical += weight;
                asked += weight > 0 && relevance.IsAsked(word) ? 1 : 0;
                strong += weight >= Relevance.Strong ? 1 : 0;
            }

            total += sentences[s];
        }

        total.Topical = topical;
        return new(text, sentences)
        {
            Total = total,
            Content = content,
            StrongWords = strong,
            QuestionWords = asked,
            FunctionShare = length == 0 ? 0 : (double)function / length,
            Length = length,
            IsToTheJudge = isToTheJudge,
            Variety = plain == 0 ? 1 : (double)content / plain,
            HasNoAnswer = text.Words.Length < 30 && Markers.Has(text.Words, Marker.NoAnswer),
            IsNeverDone = text.Words.Length < 40 && Markers.Has(text.Words, Marker.NeverDone),
        };
    }
}
