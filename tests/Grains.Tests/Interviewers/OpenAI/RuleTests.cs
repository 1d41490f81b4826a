namespace Interviewing.Interviewers.OpenAI;

/// <summary>The rules that texts, quotes and retries follow, each for itself.</summary>
public sealed class RuleTests
{
    private const string Answer = "I said \u201cno\u201d to   the\nplan, restarted it; the team's on-call chart helped.";

    [Theory]
    [InlineData("restarted it", "restarted it")]
    [InlineData("\"restarted it\"", "restarted it")]
    [InlineData("I said \"no\" to the plan", "I said \u201cno\u201d to   the\nplan")]
    [InlineData("the team\u2019s on-call chart", "the team's on-call chart")]
    [InlineData("Restarted it", null)]
    [InlineData("started it", null)]
    [InlineData("the cha", null)]
    [InlineData("restarted it and the team's", null)]
    [InlineData("no", null)]
    [InlineData("", null)]
    public void AQuoteStandsWordForWordInTheAnswer(string quote, string? found) =>
        Assert.Equal(found, Quotes.Find(quote, Answer));

    [Fact]
    public void AQuoteIsFoundInScriptsWithoutSpaces() =>
        Assert.Equal("夜勤の体制", Quotes.Find("夜勤の体制", "私は夜勤の体制を変えました。"));

    [Fact]
    public void TheSameQuoteCountsOnce()
    {
        var (found, dropped) = Quotes.Keep(["restarted it", "restarted it", "never said", "helped"], Answer);

        Assert.Equal(["restarted it", "helped"], found);
        Assert.Equal(1, dropped);
    }

    [Fact]
    public void ALongQuoteIsCutBetweenWords()
    {
        var answer = string.Concat(Enumerable.Repeat("twelve words ", 60));

        var quote = Quotes.Find(answer, answer)!;

        Assert.InRange(quote.Length, 380, 400);
        Assert.StartsWith(quote + " ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Good. And then? It was 3.5 times.", "Good. It was 3.5 times.")]
    [InlineData("Is that so?", "")]
    [InlineData("そうですか？ありがとうございます。", "ありがとうございます。")]
    [InlineData("No question here", "No question here")]
    public void SentencesThatAskAreTakenOut(string text, string left) =>
        Assert.Equal(left, TextRules.WithoutQuestions(text));

    [Theory]
    [InlineData("One sentence. Another one that is too long.", 20, "One sentence.")]
    [InlineData("no sentence ends in here", 15, "no sentence")]
    [InlineData("unbroken", 4, "unbr")]
    [InlineData("abc👍", 4, "abc")]
    [InlineData("fits", 4, "fits")]
    [InlineData(" a\u0000b\r\nc\u202Ed ", 50, "ab cd")]
    [InlineData("👍 stays", 50, "👍 stays")]
    public void TextsAreCleanedAndCut(string text, int length, string left) =>
        Assert.Equal(left, TextRules.Clean(text, length));

    [Fact]
    public void HalfACharacterIsTakenOut() => Assert.Equal("ab", TextRules.Clean("a\ud83db\udc4d", 50));

    [Theory]
    [InlineData("And WHY did you stop - there", "why did you stop there?", true)]
    [InlineData("Why did you stop?", "why did you stop there?", false)]
    [InlineData("What else?", "?", false)]
    public void AQuestionIsKnownByItsWords(string text, string question, bool repeats) =>
        Assert.Equal(repeats, Wording.Repeats(text, question));

    [Theory]
    [InlineData("en", "Thank you, that is clear and you have told me what the team did.", false)]
    [InlineData("en", "Vielen Dank, das ist sehr klar, und Sie haben mir von der Arbeit mit dem Team erzählt.", true)]
    [InlineData("de", "Vielen Dank, das ist sehr klar, und Sie haben mir von der Arbeit mit dem Team erzählt.", false)]
    [InlineData("fr", "Merci, vous avez bien décrit le projet et les choix que vous avez faits pour votre équipe.", false)]
    [InlineData("es", "Merci, vous avez bien décrit le projet et les choix que vous avez faits pour votre équipe.", true)]
    [InlineData("en", "Спасибо, вы очень понятно рассказали о проекте.", true)]
    [InlineData("ru", "Спасибо, вы очень понятно рассказали о Kubernetes и PostgreSQL.", false)]
    [InlineData("ja", "ありがとうございます。TypeScriptとReactの経験がよく分かりました。", false)]
    [InlineData("ja", "Thank you, that is clear and you have told me what the team did.", true)]
    [InlineData("fi", "Kiitos, kerroit hyvin siitä, mitä tiimi teki ja miksi se onnistui.", false)]
    [InlineData("en", "Danke!", false)]
    public void AnotherLanguageIsNoticedOnlyWhereItIsClear(string language, string text, bool wrong)
    {
        var check = new LanguageCheck(language);
        check.Add(text);

        Assert.Equal(wrong, check.IsWrong);
    }

    [Fact]
    public void WaitsDoubleAreSpreadByTheKeyAndReplayTheSame()
    {
        var options = new OpenAIOptions();
        TimeSpan Wait(string key, int attempt) =>
            RetryRule.WaitAfter(new(ProviderFault.Server, ""), attempt, 0, key, TimeSpan.Zero, options)!.Value;

        var first = Enumerable.Range(0, 100).Select(i => Wait($"call-{i}", 1).TotalMilliseconds).ToArray();

        Assert.All(first, wait => Assert.InRange(wait, 250, 750));
        Assert.True(first.Distinct().Count() > 90 && first.Max() - first.Min() > 300);
        Assert.All(Enumerable.Range(0, 100), i => Assert.InRange(Wait($"call-{i}", 2).TotalMilliseconds, 500, 1500));
        Assert.Equal(Wait("call-1", 1), Wait("call-1", 1));
    }

    [Fact]
    public void ARetryAfterIsNeverCutShort()
    {
        var failure = new ProviderException(ProviderFault.RateLimited, "") { RetryAfter = TimeSpan.FromSeconds(3) };

        for (var i = 0; i < 50; i++)
        {
            var wait = RetryRule.WaitAfter(failure, 1, 0, $"call-{i}", TimeSpan.Zero, new())!.Value;
            Assert.InRange(wait.TotalSeconds, 3, 3.5);
        }

        Assert.Null(RetryRule.WaitAfter(failure, 1, 0, "call", TimeSpan.FromSeconds(16), new()));
    }
}
