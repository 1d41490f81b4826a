namespace Interviewing.Speech.Transcription;

public sealed class HeardWordsTests
{
    [Theory]
    // Whisper's own rule: nobody speaks, and the model is not sure of the words.
    [InlineData("I am a nurse.", 0.7, -1.1, false)]
    [InlineData("I am a nurse.", 0.7, -0.4, true)]
    [InlineData("I am a nurse.", 0.1, -1.1, true)]
    // What comes of silence so often needs less doubt, and may be said all the same.
    [InlineData("Thank you.", 0.4, -0.4, false)]
    [InlineData("Thank you.", 0.05, -0.2, true)]
    [InlineData(" ... ", 0.4, -0.4, false)]
    // What nobody says to an interviewer is never taken for said.
    [InlineData("Thanks for watching!", 0.01, -0.1, false)]
    [InlineData("Untertitel der Amara.org-Community", 0.01, -0.1, false)]
    [InlineData("ご視聴ありがとうございました。", 0.01, -0.1, false)]
    public void ASegmentCountsByHowSureTheModelIs(string text, double noSpeech, double logprob, bool counts) =>
        Assert.Equal(
            counts ? text.Trim() : "",
            HeardWords.Of(new() { Text = text, Segments = [new() { Text = text, NoSpeechProb = noSpeech, AvgLogprob = logprob }] }));

    [Fact]
    public void OnlyTheSegmentsThatWereSpokenAreKept() =>
        Assert.Equal("I am a nurse. On nights.", HeardWords.Of(new()
        {
            Text = "I am a nurse. Thank you. On nights.",
            Segments =
            [
                new() { Text = " I am a nurse.", NoSpeechProb = 0.02, AvgLogprob = -0.2 },
                new() { Text = " Thank you.", NoSpeechProb = 0.8, AvgLogprob = -0.6 },
                new() { Text = " On nights.", NoSpeechProb = 0.1, AvgLogprob = -0.3 },
            ],
        }));

    [Theory]
    [InlineData("Thank you.", -0.1, "Thank you.")]
    [InlineData("Thank you.", -0.7, "")]
    [InlineData("I am a nurse.", -0.7, "I am a nurse.")]
    [InlineData("I am a nurse.", -1.3, "")]
    public void OfAModelThatTellsOnlyOfTokensTheyDecide(string text, double logprob, string heard) =>
        Assert.Equal(heard, HeardWords.Of(new() { Text = text, Logprobs = [new() { Logprob = logprob }] }));

    [Fact]
    public void OfAModelThatTellsNothingTheTextIsTaken()
    {
        Assert.Equal("Thank you.", HeardWords.Of(new() { Text = "Thank you." }));
        Assert.Equal("", HeardWords.Of(new() { Text = " Thanks for watching " }));
    }

    [Theory]
    [InlineData("english", "en")]
    [InlineData("German", "de")]
    [InlineData("klingon", "klingon")]
    [InlineData(null, null)]
    public void ALanguageIsToldByItsCode(string? name, string? code) => Assert.Equal(code, LanguageNames.CodeOf(name));
}
