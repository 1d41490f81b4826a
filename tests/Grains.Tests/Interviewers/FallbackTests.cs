using Interviewing.Interviewers.OpenAI;
using Microsoft.Extensions.Logging;

namespace Interviewing.Interviewers;

/// <summary>One interviewer in another's place.</summary>
public sealed class FallbackTests
{
    private readonly Scripted _primary = new("model");
    private readonly Scripted _substitute = new(ReplyOrigin.BuiltInModel);
    private readonly LogLines _log = new();
    private readonly FallbackInterviewer _interviewer;

    public FallbackTests() => _interviewer = new(_primary, _substitute, _log);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhileThePrimaryAnswersTheSubstituteIsNotAsked()
    {
        var reply = await _interviewer.ReplyAsync(Given.Answer, Cancel);

        Assert.Equal(("model", false, 0), (reply.Origin.Model, reply.Origin.Degraded, _substitute.Calls));
    }

    [Fact]
    public async Task WhereThePrimaryFailsTheReplySaysSoAndKeepsWhatWasSpent()
    {
        _primary.Failure = new InterviewerFailedException("Server: 500", [new() { Model = "model", Calls = 2, InputTokens = 9 }]);

        ReplyOrigin[] origins =
        [
            (await _interviewer.PlanAsync(Given.Plan, Cancel)).Origin,
            (await _interviewer.ReplyAsync(Given.Answer, Cancel)).Origin,
            (await _interviewer.SummariseAsync(Given.Summary, Cancel)).Origin,
        ];

        Assert.All(origins, origin =>
        {
            Assert.Equal((ReplyOrigin.BuiltInModel, true), (origin.Model, origin.Degraded));
            Assert.Equal(2, Assert.Single(origin.Usage).Calls);
        });
        Assert.Equal(3, _log.Lines.Count);
        Assert.All(_log.Lines, line => Assert.Contains(Given.SessionId, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnUnforeseenFailureIsLoggedByItsTypeAlone()
    {
        _primary.Failure = new FormatException("cannot read: " + Given.LongAnswer);

        Assert.True((await _interviewer.ReplyAsync(Given.Answer, Cancel)).Origin.Degraded);

        var line = Assert.Single(_log.Lines);
        Assert.Contains("System.FormatException", line, StringComparison.Ordinal);
        Assert.DoesNotContain("night round", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACallerWhoGoesAwayGetsNoSubstitute()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        _primary.Failure = new OperationCanceledException();

        await Assert.ThrowsAsync<OperationCanceledException>(() => _interviewer.ReplyAsync(Given.Answer, gone.Token));
        Assert.Equal(0, _substitute.Calls);
    }

    private sealed class Scripted(string model) : IInterviewer
    {
        public Exception? Failure { get; set; }

        public int Calls { get; private set; }

        private ReplyOrigin Origin => new() { Model = model };

        public Task<PlanReply> PlanAsync(PlanRequest request, CancellationToken cancellationToken) =>
            Answer(new PlanReply { Introduction = "", Questions = [], Origin = Origin });

        public Task<TurnReply> ReplyAsync(TurnRequest request, CancellationToken cancellationToken) =>
            Answer(new TurnReply { Acknowledgement = "", Origin = Origin });

        public Task<SummaryReply> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken) =>
            Answer(new SummaryReply { Summary = "", Origin = Origin });

        private Task<T> Answer<T>(T reply)
        {
            Calls++;
            return Failure is null ? Task.FromResult(reply) : Task.FromException<T>(Failure);
        }
    }

    private sealed class LogLines : ILogger<FallbackInterviewer>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception) + exception);
    }
}
