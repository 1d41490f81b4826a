using System.Text;

namespace Interviewing.Interviewers.OpenAI;

public sealed class WordsReaderTests
{
    private const string Reply = """
        {"evidence": ["I \"led\" it", "acknowledgement"], "missing": [], "reason": "acknowledgement: \"no\"",
         "score": null, "follow_up": null, "inner": {"acknowledgement": "not this"},
         "acknowledgement": "Zoë said \"yes\" \\ \u00e9\ud83d\ude00 – 好。\nNext.", "candidate_is_done": true}
        """;

    private const string Words = "Zoë said \"yes\" \\ é😀 – 好。 Next.";

    [Fact]
    public void ThePiecesAreTheTextHoweverTheJsonIsCut()
    {
        var json = Encoding.UTF8.GetBytes(Reply);
        for (var length = 1; length <= json.Length; length++)
        {
            WordsReader reader = new();
            StringBuilder words = new();
            for (var start = 0; start < json.Length; start += length)
                words.Append(reader.Read(json.AsSpan(start, Math.Min(length, json.Length - start))));
            Assert.Equal(Words, words.ToString());
            Assert.True(reader.IsComplete);
            Assert.False(reader.HasFollowUp);
        }
    }

    [Theory]
    [InlineData("""{"follow_up":"And then?","acknowledgement":"Tha""", true, "Tha")]
    [InlineData("""{"follow_up":null,"acknowledgement":"Tha""", false, "Tha")]
    [InlineData("""{"reason":"follow_up","acknowledgement":"Tha""", false, "Tha")]
    [InlineData("""{"acknowledgement":["Tha""", false, "")]
    [InlineData("""["acknowledgement":"Tha""", false, "Tha")]
    [InlineData("nonsense", false, "")]
    public void WhatIsThereSoFarIsKnown(string json, bool hasFollowUp, string words)
    {
        WordsReader reader = new();
        Assert.Equal(words, reader.Read(Encoding.UTF8.GetBytes(json)));
        Assert.Equal((hasFollowUp, false), (reader.HasFollowUp, reader.IsComplete));
    }
}
