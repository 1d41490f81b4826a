using System.Text;

namespace Interviewing.Speech;

public sealed class SpeechTextTests
{
    [Theory]
    [InlineData("One. Two. Three.", 10, new[] { "One. Two.", "Three." })]
    [InlineData("Is it 3.5 or node.js? Yes, both.", 24, new[] { "Is it 3.5 or node.js?", "Yes, both." })]
    [InlineData("He said \"Go.\" Then he went.", 20, new[] { "He said \"Go.\"", "Then he went." })]
    [InlineData("First of all, then the rest of it", 22, new[] { "First of all,", "then the rest of it" })]
    [InlineData("just many words here", 10, new[] { "just many", "words here" })]
    [InlineData("abcdefghij", 4, new[] { "abcd", "efgh", "ij" })]
    [InlineData("今天好。明天也好。", 15, new[] { "今天好。", "明天也好。" })]
    [InlineData("😀😀😀", 8, new[] { "😀😀", "😀" })]
    [InlineData("  spaces around  ", 100, new[] { "spaces around" })]
    public void ATextIsCutWhereASpeakerWouldPause(string text, int maxBytes, string[] pieces) =>
        Assert.Equal(pieces, SpeechText.Cut(text, maxBytes));

    [Fact]
    public void EveryPieceFitsAndNothingButSpaceIsLost()
    {
        Random random = new(7);
        string[] words = ["a", "nurse", "Überstunden,", "3.5", "Ende.", "really?", "漢字。", "😀", "line\nbreak", "—", "(yes.)"];
        for (var round = 0; round < 300; round++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 60)).Select(_ => words[random.Next(words.Length)]));
            var max = random.Next(4, 80);
            var pieces = SpeechText.Cut(text, max);
            Assert.All(pieces, piece => Assert.InRange(Encoding.UTF8.GetByteCount(piece), 1, max));
            Assert.Equal(Bare(text), Bare(string.Concat(pieces)));
        }
    }

    private static string Bare(string text) => new([.. text.Where(c => !char.IsWhiteSpace(c))]);
}
