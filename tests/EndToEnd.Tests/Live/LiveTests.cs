using System.Text.Json;
using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Http;
using Interviewing.EndToEnd.Running;
using Interviewing.Servers;

namespace Interviewing.EndToEnd.Live;

/// <summary>The real process, and the clients that platforms really use.</summary>
public sealed class LiveTests(BuiltInInstallation installation) : IClassFixture<BuiltInInstallation>
{
    private Installation Product => installation.Product;

    public static TheoryData<string> Transports => new(
        "signalr", "signalr-msgpack", "signalr-polling", "ws", "ws-root", "socketio", "socketio-polling", "socketio-websocket");

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task AWholeInterviewIsConductedOverOneConnection(string transport)
    {
        SkipWithoutNode();
        var id = await Product.Interviews.Create(Texts.Job, questionCount: 1);
        await using var client = await LiveScript.OpenAsync(Product.Address, transport);
        var joined = await client.SayAsync("joinInterview", new { sessionId = id, participantId = "candidate-1", name = "Robin" });
        Assert.True(joined.GetProperty("success").GetBoolean());
        Assert.True((await client.SayAsync("startInterview", new { interviewId = id })).GetProperty("success").GetBoolean());
        await client.UntilAsync("aiInterviewerMessage");
        for (var n = 1; (await Product.Interviews.Status(id)).State is not "completed"; n++)
        {
            Assert.True(n < 10, "The interview does not end.");
            var words = n < 4 ? Texts.Answer(n) : Texts.NoQuestions;
            var taken = await client.SayAsync("candidateResponse", new { sessionId = id, response = words, responseId = $"r{n}" });
            Assert.True(taken.GetProperty("success").GetBoolean(), taken.ToString());
            // The acknowledgement says that the answer is on disk; the words follow.
            await client.UntilAsync((name, data) => name == "aiInterviewerMessage"
                && data.GetProperty("sequence").GetInt64() >= taken.GetProperty("sequence").GetInt64());
        }

        await client.UntilAsync("interviewEnded");
        await SawAllAsync(client, id, after: 0);
        Assert.Contains(client.Sequenced, e => e.GetProperty("event").GetString() == "participantJoined"
            && e.GetProperty("data").GetProperty("participantId").GetString() == "candidate-1");
    }

    [Fact]
    public async Task AnInterviewOverRestIsSeenTheSameOverEveryTransport()
    {
        SkipWithoutNode();
        var id = await Product.Interviews.Create(Texts.Job, questionCount: 1);
        List<LiveScript> watchers = [];
        try
        {
            foreach (var transport in Transports)
            {
                watchers.Add(await LiveScript.OpenAsync(Product.Address, transport));
                await watchers[^1].SayAsync("joinInterview", new { sessionId = id, after = 0 });
            }

            (await Product.Interviews.Start(id)).As<TurnAnswer>();
            (await Product.Interviews.Respond(id, "r1", Texts.Answer(1))).As<TurnAnswer>();
            (await Product.Interviews.End(id)).As<TurnAnswer>();
            foreach (var watcher in watchers)
            {
                await watcher.UntilAsync("interviewEnded");
                await SawAllAsync(watcher, id, after: 0);
            }
        }
        finally
        {
            foreach (var watcher in watchers)
                await watcher.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("signalr")]
    [InlineData("signalr-msgpack")]
    [InlineData("ws")]
    [InlineData("socketio")]
    [InlineData("socketio-polling")]
    [InlineData("socketio-websocket")]
    public async Task WhoIsCutOffAndComesBackMissesNothing(string transport)
    {
        SkipWithoutNode();
        var id = await Product.Interviews.Create(Texts.Job, questionCount: 2);
        await using var client = await LiveScript.OpenAsync(Product.Address, transport);
        await client.SayAsync("joinInterview", new { sessionId = id, participantId = "candidate-1" });
        (await Product.Interviews.Start(id)).As<TurnAnswer>();
        await client.UntilAsync("stateChanged");
        await client.DropAsync();
        (await Product.Interviews.Respond(id, "r1", Texts.Answer(1))).As<TurnAnswer>();
        (await Product.Interviews.Respond(id, "r2", Texts.Answer(2))).As<TurnAnswer>();
        (await Product.Interviews.End(id)).As<TurnAnswer>();
        await client.UntilAsync("interviewEnded");
        await SawAllAsync(client, id, after: 0);
    }

    [Fact]
    public async Task AKillOfTheServerCostsNobodyAnEvent()
    {
        SkipWithoutNode();
        await using var product = await Installation.Start();
        var id = await product.Interviews.Create(Texts.Job, questionCount: 2);
        await using var signalR = await LiveScript.OpenAsync(product.Address, "signalr");
        await using var plain = await LiveScript.OpenAsync(product.Address, "ws");
        await using var upgraded = await LiveScript.OpenAsync(product.Address, "socketio");
        await using var polling = await LiveScript.OpenAsync(product.Address, "socketio-polling");
        LiveScript[] clients = [signalR, plain, upgraded, polling];
        foreach (var client in clients)
            await client.SayAsync("joinInterview", new { sessionId = id, after = 0 });
        (await product.Interviews.Start(id)).As<TurnAnswer>();
        (await product.Interviews.Respond(id, "r1", Texts.Answer(1))).As<TurnAnswer>();
        await product.KillAndStart();
        await Task.WhenAll(clients.Select(client => client.UntilBackAsync()));
        (await product.Interviews.Respond(id, "r2", Texts.Answer(2))).As<TurnAnswer>();
        (await product.Interviews.End(id)).As<TurnAnswer>();
        foreach (var client in clients)
        {
            await client.UntilAsync("interviewEnded");
            await SawAllAsync(client, id, after: 0, product);
        }
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task WhatCannotBeDoneIsAnErrorAndTheConnectionStays(string transport)
    {
        SkipWithoutNode();
        await using var client = await LiveScript.OpenAsync(Product.Address, transport);
        await RefusedAsync("joinInterview", new { sessionId = "0196f3a0-1111-7222-8333-444455556666" }, "not_found");
        await RefusedAsync("joinInterview", new { sessionId = 7 }, "bad_request");
        await RefusedAsync("candidateResponse", new { }, "bad_request");
        var id = await Product.Interviews.Create(Texts.Job, questionCount: 1);
        await RefusedAsync("candidateResponse", new { sessionId = id, response = "Too early." }, "wrong_state");
        await RefusedAsync("candidateResponse", new { sessionId = id, response = new string('x', 20_001) }, "bad_request");
        Assert.True((await client.SayAsync("joinInterview", new { interviewId = id })).GetProperty("success").GetBoolean());

        async Task RefusedAsync(string name, object data, string code)
        {
            var reply = await client.SayAsync(name, data);
            Assert.False(reply.GetProperty("success").GetBoolean());
            Assert.Equal(code, reply.GetProperty("code").GetString());
            Assert.DoesNotContain(" at Interviewing", reply.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ADashboardSeesEveryInterviewChange()
    {
        SkipWithoutNode();
        await using var dashboard = await LiveScript.OpenAsync(Product.Address, "signalr");
        Assert.True((await dashboard.SayAsync("watchInterviews", new { limit = 0 })).GetProperty("success").GetBoolean());
        var id = await Product.Interviews.Create(Texts.Job, questionCount: 1);
        await StandsAsync("waiting");
        (await Product.Interviews.Start(id)).As<TurnAnswer>();
        await StandsAsync("introduction");
        (await Product.Interviews.End(id)).As<TurnAnswer>();
        await StandsAsync("completed");
        await Product.Interviews.Delete($"/interview/{id}");
        await dashboard.UntilAsync((name, data) => name == "interviewRemoved" && data.GetProperty("sessionId").GetString() == id);

        Task StandsAsync(string state) => dashboard.UntilAsync((name, data) => name == "interviewChanged"
            && data.GetProperty("sessionId").GetString() == id && data.GetProperty("state").GetString() == state);
    }

    private static void SkipWithoutNode() => Assert.SkipWhen(NodeScript.Missing is not null, NodeScript.Missing ?? "");

    // The log is the interview's own list of events, each once, in order, word for word.
    private async Task SawAllAsync(LiveScript client, string id, long after, Installation? product = null)
    {
        var events = (await (product ?? Product).Interviews.Get($"/interview/{id}/events?after={after}")).As<JsonElement>()
            .GetProperty("events").EnumerateArray().Select(Line).ToArray();
        Assert.Equal(events, client.Sequenced.Where(e => e.GetProperty("event").GetString() != "aiInterviewerDelta").Select(Line));

        static string Line(JsonElement e) =>
            $"{e.GetProperty("event")} {string.Join(' ', e.GetProperty("data").EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}={p.Value}"))}";
    }
}
