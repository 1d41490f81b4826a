using System.Collections.Concurrent;
using System.Text.Json;
using FakeOpenAI;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>Replies that come in chunks: the words as they come, and in the end the same reply and the same usage.</summary>
public sealed class StreamingTests : ProviderTest
{
    private readonly Heard _heard = new();

    [Fact]
    public async Task TheWordsComePieceByPieceAndTheReplyIsTheSameAsWhole()
    {
        var whole = await ReplyAsync();

        var streamed = await StreamAsync();

        Assert.Equal(whole.Acknowledgement, _heard.Text);
        Assert.True(_heard.Pieces.Count > 1);
        Assert.True(_heard.Pieces[^1].IsLast);
        Assert.DoesNotContain(_heard.Pieces, piece => piece.StartsOver || piece.WithFollowUp);
        Assert.Equal(whole.Acknowledgement, streamed.Acknowledgement);
        Assert.Equal(whole.Analysis!.Evidence, streamed.Analysis!.Evidence);
        Assert.Equal(whole.Analysis.Score, streamed.Analysis.Score);
    }

    [Fact]
    public async Task UsageIsCountedFromTheLastChunk()
    {
        await StreamAsync();
        var usage = Assert.Single((await StreamAsync()).Origin.Usage);

        var length = Provider.Calls[^1].Body.Length;
        Assert.Equal(1, usage.Calls);
        Assert.Equal(length / 4, usage.InputTokens);
        Assert.True(usage.OutputTokens > 0);
        Assert.Equal("fake-model-2026-01-01", usage.Model);
    }

    [Fact]
    public async Task OnlyWhereSomebodyListensIsAStreamAskedFor()
    {
        await ReplyAsync();
        await StreamAsync();

        using var whole = JsonDocument.Parse(Provider.Calls[0].Body);
        using var streamed = JsonDocument.Parse(Provider.Calls[1].Body);
        Assert.False(whole.RootElement.TryGetProperty("stream", out _));
        Assert.True(streamed.RootElement.GetProperty("stream").GetBoolean());
        Assert.True(streamed.RootElement.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
    }

    [Fact]
    public async Task AFollowUpIsKnownBeforeTheWords()
    {
        await Interviewer.ReplyAsync(Given.Answer with { Answer = "I was there.", Listener = _heard }, Cancel);

        Assert.All(_heard.Pieces, piece => Assert.True(piece.WithFollowUp));
    }

    [Fact]
    public async Task AStreamThatBreaksOffIsTriedAgainAndTheWordsStartOver()
    {
        // Half of this reply would be gone before its words begin: an opening has nothing but words.
        Answers(ReplyFault.HalfAnswer);

        var reply = await Interviewer.ReplyAsync(Given.Opening with { Listener = _heard }, Cancel);

        Assert.Equal(reply.Acknowledgement, _heard.Text);
        Assert.Single(_heard.Pieces, piece => piece.StartsOver);
        Assert.False(_heard.Pieces[0].StartsOver);
        Assert.Equal(2, Provider.Calls.Length);
        Assert.Equal(Provider.Calls[0].IdempotencyKey, Provider.Calls[1].IdempotencyKey);
        // What broke off has not said what it cost.
        Assert.Equal(1, Assert.Single(reply.Origin.Usage).Calls);
    }

    [Fact]
    public async Task ARefusedReplyIsTriedAgainAndItsUsageIsCountedToo()
    {
        Answers(ReplyFault.ScoreNine);

        var reply = await StreamAsync();

        Assert.Equal(reply.Acknowledgement, _heard.Text);
        Assert.Single(_heard.Pieces, piece => piece.StartsOver);
        Assert.Equal(2, Assert.Single(reply.Origin.Usage).Calls);
    }

    [Theory]
    [InlineData(ReplyFault.Refusal, "Refusal")]
    [InlineData(ReplyFault.Length, "CutOff")]
    [InlineData(ReplyFault.ContentFilter, "Filtered")]
    public async Task AStreamThatEndsBadlyFailsAsAWholeReplyDoes(ReplyFault fault, string says)
    {
        Provider.Otherwise = _ => FakeBehaviour.With(fault);

        var failure = await Assert.ThrowsAsync<InterviewerFailedException>(StreamAsync);

        Assert.StartsWith(says, failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(failure.Usage).Calls);
    }

    [Theory]
    [InlineData(ReplyFault.InvalidJson)]
    [InlineData(ReplyFault.Empty)]
    [InlineData(ReplyFault.WrongScript)]
    public async Task AStreamThatIsNoReplyIsRefusedAsAWholeOneIs(ReplyFault fault)
    {
        Provider.Otherwise = _ => FakeBehaviour.With(fault);

        var failure = await Assert.ThrowsAsync<InterviewerFailedException>(StreamAsync);

        Assert.StartsWith("InvalidReply", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnErrorStatusIsReadThoughAStreamWasAskedFor()
    {
        Provider.Enqueue(FakeBehaviour.TooManyRequests("0"), FakeBehaviour.Fail(500));

        var reply = await StreamAsync();

        Assert.Equal(reply.Acknowledgement, _heard.Text);
        Assert.Equal(3, Provider.Calls.Length);
    }

    [Fact]
    public async Task ControlCharactersAreInNoPiece()
    {
        Answers(ReplyFault.Sprawling);

        await StreamAsync();

        Assert.DoesNotContain(_heard.Text, c => char.IsControl(c) || c == '\u202E');
    }

    private Task<TurnReply> StreamAsync() => Interviewer.ReplyAsync(Given.Answer with { Listener = _heard }, Cancel);

    private sealed class Heard : IProgress<ReplyPiece>
    {
        private readonly ConcurrentQueue<ReplyPiece> _pieces = new();

        public IReadOnlyList<ReplyPiece> Pieces => [.. _pieces];

        /// <summary>What a client would show in the end.</summary>
        public string Text => _pieces.Aggregate("", (text, piece) => piece.StartsOver ? piece.Text : text + piece.Text);

        public void Report(ReplyPiece value) => _pieces.Enqueue(value);
    }
}
