using Interviewing.History;

namespace Interviewing.Cluster;

/// <summary>The checker finds what it is there to find.</summary>
public sealed class ModelTests
{
    private static readonly DateTimeOffset Start = new(2031, 1, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly HistoryEntry[] TwoAcknowledgedOneUnknown =
    [
        Sent("r1", "one", 1, 0), Sent("r1", "one", 2, 200, (3, "Why?")),
        Sent("r2", "two", 3, 200, (5, "How?")), Sent("r3", "three", 4, 503),
    ];

    private static readonly Utterance[] Right =
        [new(1, false, "Hello."), new(2, true, "one"), new(3, false, "Why?"), new(4, true, "two"), new(5, false, "How?")];

    [Fact]
    public void WhatWasAcknowledgedStandsThere() => Assert.Empty(Check(Right));

    [Fact]
    public void AnAnswerThatWasNeverAcknowledgedMayStandAtTheEnd() =>
        Assert.Empty(Check([.. Right, new(6, true, "three")]));

    [Fact]
    public void ALostAnswerIsFound() =>
        Assert.Contains(Check([.. Right.Take(3)]), line => line.Contains("is lost: two", StringComparison.Ordinal));

    [Fact]
    public void AnAnswerThatStandsTwiceIsFound() =>
        Assert.Contains(Check([.. Right, new(6, true, "two")]), line => line.Contains("stands 2 times", StringComparison.Ordinal));

    [Fact]
    public void AnotherOrderIsFound() =>
        Assert.Contains(
            Check([Right[0], Right[1] with { Text = "two" }, Right[2], Right[3] with { Text = "one" }, Right[4]]),
            line => line.Contains("order", StringComparison.Ordinal));

    [Fact]
    public void WordsThatNobodySaidAreFound() =>
        Assert.Contains(Check([.. Right, new(6, true, "four")]), line => line.Contains("nobody is known", StringComparison.Ordinal));

    [Fact]
    public void AReplyThatBecameAnotherIsFound() =>
        Assert.Contains(
            Check([.. Right.Take(4), new(5, false, "Where?")]), line => line.Contains("what was acknowledged: How?", StringComparison.Ordinal));

    private static List<string> Check(Utterance[] transcript) => [.. Model.Check("i", TwoAcknowledgedOneUnknown, transcript)];

    private static HistoryEntry Sent(string id, string words, int second, int status, (long, string)? reply = null) =>
        new("i", "respond", id, words, Start.AddSeconds(second), Start.AddSeconds(second), status, null, reply);
}
