using System.Net;
using System.Text.Json;
using FakeOpenAI;
using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Http;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Speech;

public sealed class SpokenInterviewTests
{
    [Fact]
    public async Task EveryMessageHasItsAudioAndNoneWaitsForIt()
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var product = await Installation.Start([.. ProviderSettings.For(provider), new("SPEECH_AUTO", "true"), new("SPEECH_TIMEOUT_SECONDS", "300")]);
        TaskCompletionSource released = new();
        provider.Otherwise = kind => kind == "speech" ? FakeBehaviour.HeldUntil(released.Task) : FakeBehaviour.Normal;
        var id = await product.Interviews.Create(Texts.Job, questionCount: 1);
        // No audio is made before both messages are there.
        (await product.Interviews.Start(id)).As<TurnAnswer>();
        (await product.Interviews.Respond(id, "r1", Texts.Answer(1))).As<TurnAnswer>();
        released.SetResult();

        var transcript = (await product.Interviews.Get($"/interview/{id}/transcript")).As<JsonElement>().GetProperty("transcript");
        var spoken = transcript.EnumerateArray().Where(u => u.GetProperty("speaker").GetString() == "ai")
            .Select(u => u.GetProperty("audioUrl").GetString()!).ToArray();
        Assert.Equal(2, spoken.Distinct().Count());
        var events = (await product.Interviews.Get($"/interview/{id}/events?after=0")).As<JsonElement>().GetProperty("events");
        Assert.Equal(spoken, events.EnumerateArray().Where(e => e.GetProperty("event").GetString() == "aiInterviewerMessage")
            .Select(e => e.GetProperty("data").GetProperty("audioUrl").GetString()!));

        using var http = new HttpClient { BaseAddress = product.Address };
        foreach (var url in spoken)
        {
            using var audio = await http.GetAsync(url);
            Assert.Equal(HttpStatusCode.OK, audio.StatusCode);
            Assert.Equal("audio/mpeg", audio.Content.Headers.ContentType!.MediaType);
        }

        var made = provider.Calls.Count(call => call.Kind == "speech");
        Assert.Equal(2, made);
        Assert.Equal(200, (await product.Interviews.Delete($"/interview/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(spoken[0])).StatusCode);
    }
}
