using FakeOpenAI;
using Microsoft.Extensions.Options;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>A provider over real HTTP and an interviewer that asks it, with short times.</summary>
public abstract class ProviderTest : IAsyncLifetime
{
    private OpenAIInterviewer? _interviewer;

    protected FakeOpenAIServer Provider { get; private set; } = null!;

    protected OpenAIOptions Options { get; } = new()
    {
        ApiKey = "test-key",
        RetryDelay = TimeSpan.FromMilliseconds(1),
        // No test waits for the breaker by accident.
        BreakerMinimumCalls = 1000,
    };

    protected OpenAIInterviewer Interviewer => _interviewer ??= Make(TimeProvider.System);

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Provider = await FakeOpenAIServer.StartAsync(new FakeOpenAIOptions { ApiKey = "test-key" });
        Options.BaseUrl = Provider.BaseUrl;
    }

    public virtual async ValueTask DisposeAsync()
    {
        _interviewer?.Dispose();
        await Provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected OpenAIInterviewer Make(TimeProvider time) => _interviewer = new(new OptionsWrapper<OpenAIOptions>(Options), time);

    protected Task<TurnReply> ReplyAsync() => Interviewer.ReplyAsync(Given.Answer, Cancel);

    protected Task<InterviewerFailedException> FailAsync() =>
        Assert.ThrowsAsync<InterviewerFailedException>(ReplyAsync);

    protected void Answers(ReplyFault fault) => Provider.Enqueue(FakeBehaviour.With(fault));
}
