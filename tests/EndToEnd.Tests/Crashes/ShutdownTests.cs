using FakeOpenAI;
using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Http;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Crashes;

/// <summary>A process that is asked to stop finishes what it has begun.</summary>
public sealed class ShutdownTests
{
    [Fact]
    public async Task ATermSignalDrainsTheResponseInFlight()
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var product = await Installation.Start(ProviderSettings.For(provider));
        var interview = await Conversation.Begin(product.Interviews, Texts.Job);
        var callsBefore = provider.Calls.Length;
        provider.Enqueue(FakeBehaviour.Slow(TimeSpan.FromSeconds(2)));

        var answer = product.Interviews.Respond(interview.Id, "response-1", Texts.Answer(1));
        await Deadline.Until("the provider is asked", () => Task.FromResult(provider.Calls.Length > callsBefore));
        Assert.Equal(0, await product.Stop());

        var turn = (await answer).As<TurnAnswer>();
        Assert.Equal("question", turn.MessageType);
        await product.Start();
        Assert.Equal(await answer, await product.Interviews.Respond(interview.Id, "response-1", Texts.Answer(1)));
        await InterviewRecord.Read(product.Interviews, interview.Id);
        Assert.Equal(callsBefore + 1, provider.Calls.Length);
    }
}
