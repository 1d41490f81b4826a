using System.Text.Json;
using FakeOpenAI;
using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Http;
using Interviewing.EndToEnd.Running;
using Interviewing.Servers;

namespace Interviewing.EndToEnd.Live;

/// <summary>The words of a provider that streams, as they reach the clients that platforms use.</summary>
public sealed class DeltaTests
{
    [Fact]
    public async Task WordsComeAsTheyAreWrittenToThoseWhoWantThem()
    {
        Assert.SkipWhen(NodeScript.Missing is not null, NodeScript.Missing ?? "");
        // Words that come all at once are not shown piece by piece.
        await using var provider = await FakeOpenAIServer.StartAsync(new() { StreamPause = TimeSpan.FromSeconds(0.5) });
        await using var product = await Installation.Start(ProviderSettings.For(provider));
        var id = await product.Interviews.Create(Texts.Job, questionCount: 1);
        await using var signalR = await LiveScript.OpenAsync(product.Address, "signalr");
        await using var packed = await LiveScript.OpenAsync(product.Address, "signalr-msgpack");
        await using var asking = await LiveScript.OpenAsync(product.Address, "ws");
        await using var askingSocketIo = await LiveScript.OpenAsync(product.Address, "socketio");
        await using var plain = await LiveScript.OpenAsync(product.Address, "ws");
        foreach (var client in (LiveScript[])[signalR, packed, plain])
            await client.SayAsync("joinInterview", new { sessionId = id, after = 0 });
        foreach (var client in (LiveScript[])[asking, askingSocketIo])
            await client.SayAsync("joinInterview", new { sessionId = id, after = 0, deltas = true });
        (await product.Interviews.Start(id)).As<TurnAnswer>();

        // The second reply breaks off amid its words, and is made again.
        provider.Enqueue(FakeBehaviour.With(ReplyFault.HalfAnswer));
        (await product.Interviews.Respond(id, "r1", Texts.Answer(1))).As<TurnAnswer>();
        (await product.Interviews.Respond(id, "r2", Texts.Answer(2))).As<TurnAnswer>();
        (await product.Interviews.End(id)).As<TurnAnswer>();

        foreach (var client in (LiveScript[])[signalR, packed, asking, askingSocketIo, plain])
            await client.UntilAsync("interviewEnded");
        foreach (var client in (LiveScript[])[signalR, packed, asking, askingSocketIo])
            Check(client);
        Assert.DoesNotContain(plain.Sequenced, IsDelta);
        var status = await product.Interviews.Status(id);
        Assert.False(status.Degraded);
        // The plan, two replies and the summary; what broke off has not said what it cost.
        await Deadline.Until("the summary is there", async () => (await product.Interviews.Get($"/interview/{id}/summary")).Status == 200);
        Assert.Equal(4, Assert.Single((await product.Interviews.Status(id)).Usage).Calls);
    }

    // What was shown piece by piece is what the message then begins with.
    private static void Check(LiveScript client)
    {
        var (shown, deltas, resets, messages) = ("", 0, 0, 0);
        foreach (var happened in client.Sequenced)
        {
            var data = happened.GetProperty("data");
            if (IsDelta(happened))
            {
                deltas++;
                var startsOver = data.TryGetProperty("reset", out var reset) && reset.GetBoolean();
                resets += startsOver ? 1 : 0;
                shown = (startsOver ? "" : shown) + data.GetProperty("text").GetString();
            }
            else if (happened.GetProperty("event").GetString() == "aiInterviewerMessage")
            {
                Assert.StartsWith(shown, data.GetProperty("message").GetString(), StringComparison.Ordinal);
                messages += shown.Length > 0 ? 1 : 0;
                shown = "";
            }
        }

        Assert.Equal((2, 1), (messages, resets));
        Assert.True(deltas >= 3, $"{deltas} deltas.");
    }

    private static bool IsDelta(JsonElement happened) => happened.GetProperty("event").GetString() == "aiInterviewerDelta";
}
