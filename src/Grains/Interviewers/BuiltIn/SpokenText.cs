namespace Interviewing.Interviewers.BuiltIn;

/// <summary>What a word looks like and does.</summary>
[Flags]
internal enum WordKind : byte
{
    /// <summary>A word of its own meaning.</summary>
    Plain = 0,

    /// <summary>It holds the sentence together.</summary>
    Function = 1,

    /// <summary>It is used in talk of any subject.</summary>
    Common = 2,

    /// <summary>A figure or a number in words.</summary>
    Number = 4,

    /// <summary>A name within a sentence, or a word spelled as only names of things are: "PostgreSQL", "S/4HANA".</summary>
    Name = 8,

    /// <summary>A day, a month, a season.</summary>
    Time = 16,
}

/// <summary>A word and where it stands in the text.</summary>
internal readonly record struct Word(int Start, int Length, ulong Key, ulong Stem, WordKind Kind)
{
    public int End => Start + Length;

    /// <summary>True where the word tells the subject.</summary>
    public bool IsPlain => (Kind & (WordKind.Function | WordKind.Common | WordKind.Number)) == 0;

    public bool Is(WordKind kind) => (Kind & kind) != 0;
}

/// <summary>A sentence: its words, and where it stands with its punctuation.</summary>
internal readonly record struct Sentence(int FirstWord, int WordCount, int Start, int End)
{
    public int LastWord => FirstWord + WordCount - 1;
}

/// <summary>A text taken apart into sentences and words, once, without copying them.</summary>
internal sealed partial class SpokenText
{
    private SpokenText(string text, Word[] words, Sentence[] sentences)
    {
        Text = text;
        Words = words;
        Sentences = sentences;
    }

    public string Text { get; }

    public Word[] Words { get; }

    public Sentence[] Sentences { get; }

    public ReadOnlySpan<char> Span(in Word word) => Text.AsSpan(word.Start, word.Length);

    public ReadOnlySpan<Word> WordsOf(in Sentence sentence) => Words.AsSpan(sentence.FirstWord, sentence.WordCount);

    /// <summary>The words from one to another, as they stand in the text.</summary>
    public string Slice(int firstWord, int lastWord) => Text[Words[firstWord].Start..Words[lastWord].End];

    /// <summary>The sentence as it stands in the text, without the space around it.</summary>
    public string Quote(in Sentence sentence) => Text[sentence.Start..sentence.End].Trim();
}
