using System.Collections.Immutable;
using System.Text.Json;
using Interviewing.Directory;
using Interviewing.Interviews;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Interviews;

/// <summary>Each answer, field for field, as clients have it.</summary>
public sealed class ShapeTests
{
    private const string Ids = $"\"id\":\"{Samples.Id}\",\"sessionId\":\"{Samples.Id}\",\"interviewId\":\"{Samples.Id}\"";

    public static TheoryData<string, string, string?, int, string> Golden => new()
    {
        {
            "GET", $"/interview/{Samples.Id}", null, 200,
            $$$"""{{{{Ids}}},"roomName":"room-1","candidateId":"candidate-1","candidateName":"Zoë","language":"en","state":"questioning","currentQuestionIndex":0,"questionCount":5,"currentQuestion":{"id":"q1","text":"How do you hand over a shift?","type":"behavioral","competency":"Handover"},"createdAt":"2026-03-04T05:00:00.120Z","startTime":"2026-03-04T05:00:01.120Z","endTime":null,"endReason":null,"participants":[{"participantId":"ai-interviewer","name":"AI","joinedAt":"2026-03-04T05:00:01.120Z"}],"paused":false,"degraded":false,"usage":[{"model":"m","calls":2,"inputTokens":30,"cachedInputTokens":10,"outputTokens":4}],"lastSequence":3,"consent":null}"""
        },
        {
            "POST", $"/interview/{Samples.Id}/consent", """{"given":true,"text":"I agree."}""", 200,
            $$$"""{{{{Ids}}},"consent":{"given":true,"text":"I agree.","at":"2026-03-04T05:00:02.120Z"}}"""
        },
        {
            "POST", $"/interview/{Samples.Id}/start", null, 200,
            $$$"""{{{{Ids}}},"state":"questioning","message":"Thank you. How do you hand over a shift?","messageType":"question","sequence":7}"""
        },
        {
            "POST", $"/interview/{Samples.Id}/response", """{"response":"By the bed."}""", 200,
            $$$"""{{{{Ids}}},"state":"questioning","message":"Thank you. How do you hand over a shift?","messageType":"question","questionId":"q1","sequence":7,"completed":false,"degraded":false}"""
        },
        {
            "POST", $"/interview/{Samples.Id}/end", null, 200,
            $$$"""{{{{Ids}}},"state":"completed","message":"Goodbye."}"""
        },
        {
            "GET", $"/interview/{Samples.Id}/transcript", null, 200,
            $$$"""{{{{Ids}}},"transcript":[{"sequence":3,"timestamp":"2026-03-04T05:00:01.120Z","speaker":"ai","text":"Welcome.","messageType":"introduction","questionId":null},{"sequence":4,"timestamp":"2026-03-04T05:00:02.120Z","speaker":"candidate","text":"I *lead* nights.\n# Not a heading","messageType":"introduction","questionId":null,"audioUrl":"/audio/file/a.mp3"}]}"""
        },
        {
            "GET", $"/interview/{Samples.Id}/summary", null, 200,
            $$$"""{{{{Ids}}},"summary":"Clear and specific.","recommendation":"strong_yes","overallScore":4.5,"competencies":[{"name":"Handover","score":4.5,"evidence":[{"quote":"I lead nights","sequence":4}]},{"name":"Ethics","score":null,"reason":"insufficient evidence","evidence":[]}],"strengths":["Structure"],"areasForImprovement":["Ethics was not shown"],"generatedAt":"2026-03-04T05:00:05.120Z","model":"built-in","degraded":false,"droppedQuotes":1}"""
        },
        {
            "GET", $"/interview/{Samples.Id}/plan", null, 200,
            $$$"""{{{{Ids}}},"questions":[{"id":"q1","text":"How do you hand over a shift?","type":"behavioral","competency":"Handover","expected":"Structure, and a check that it was understood."}]}"""
        },
        {
            "GET", $"/interview/{Samples.Id}/events", null, 200,
            $$$"""
            {{{{Ids}}},"events":[
            {"event":"participantJoined","data":{"sessionId":"{{{Samples.Id}}}","interviewId":"{{{Samples.Id}}}","sequence":1,"timestamp":"2026-03-04T05:00:01.120Z","participantId":"ai-interviewer","name":"AI"}},
            {"event":"stateChanged","data":{"sessionId":"{{{Samples.Id}}}","interviewId":"{{{Samples.Id}}}","sequence":2,"timestamp":"2026-03-04T05:00:01.120Z","state":"follow_up"}},
            {"event":"aiInterviewerMessage","data":{"sessionId":"{{{Samples.Id}}}","interviewId":"{{{Samples.Id}}}","sequence":3,"timestamp":"2026-03-04T05:00:01.120Z","message":"Welcome.","messageType":"introduction","questionId":null}},
            {"event":"candidateMessage","data":{"sessionId":"{{{Samples.Id}}}","interviewId":"{{{Samples.Id}}}","sequence":4,"timestamp":"2026-03-04T05:00:02.120Z","message":"Hello.","questionId":"q1"}},
            {"event":"participantLeft","data":{"sessionId":"{{{Samples.Id}}}","interviewId":"{{{Samples.Id}}}","sequence":5,"timestamp":"2026-03-04T05:00:03.120Z","participantId":"candidate-1"}},
            {"event":"interviewEnded","data":{"sessionId":"{{{Samples.Id}}}","interviewId":"{{{Samples.Id}}}","sequence":6,"timestamp":"2026-03-04T05:00:04.120Z","message":"Goodbye.","reason":"time_limit"}}
            ],"lastSequence":6}
            """
        },
        {
            "GET", "/interviews", null, 200,
            $$$"""{"items":[{{{{Ids}}},"roomName":"room-1","candidateId":"candidate-1","candidateName":null,"state":"expired","currentQuestionIndex":0,"questionCount":5,"createdAt":"2026-03-04T05:00:00.120Z","startTime":null,"endTime":"2026-03-04T05:00:09.120Z","degraded":false,"lastSequence":12}],"nextCursor":null}"""
        },
        {
            "DELETE", $"/interview/{Samples.Id}", null, 200,
            $$$"""{{{{Ids}}},"success":true,"message":"Interview {{{Samples.Id}}} is erased."}"""
        },
        {
            "GET", "/health", null, 200,
            """{"status":"ok","timestamp":"2026-03-04T05:06:07.089Z","uptime":"*","version":"*","environment":"testing"}"""
        },
        {
            "GET", "/health/ready", null, 200,
            """{"status":"ready","timestamp":"2026-03-04T05:06:07.089Z","dependencies":[{"name":"silo","status":"ok","required":true,"detail":"answers"},{"name":"storage","status":"ok","required":true,"detail":"answers"},{"name":"ai","status":"ok","required":false,"detail":"built-in interviewer"},{"name":"livekit","status":"ok","required":false,"detail":"in-process"}]}"""
        },
        {
            "GET", "/info", null, 200,
            """{"name":"LiveKit AI Interview System API","version":"*","environment":"testing","orleans":"*","clustering":"embedded","interviewer":"built-in","liveKit":"in-process","speech":"not available","transcription":"not available","storage":"sqlite","requireConsent":false,"openApi":"/openapi/v1.json"}"""
        },
        {
            "GET", "/nowhere", null, 404,
            """{"type":"https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5","title":"Not Found","status":404,"detail":"There is nothing at /nowhere.","instance":"/nowhere","statusCode":404,"message":"There is nothing at /nowhere.","path":"/nowhere","method":"GET","timestamp":"2026-03-04T05:06:07.089Z","requestId":"*"}"""
        },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public async Task EveryAnswerHasExactlyTheFieldsOfTheContractInTheirOrder(
        string method, string path, string? body, int status, string golden)
    {
        await using var host = await WebFrontHost.StartAsync(Script);

        var reply = await host.SendAsync(new HttpMethod(method), path, body);

        Assert.Equal(status, reply.Status);
        Assert.Equal(status < 400 ? "application/json" : "application/problem+json", reply.ContentType);
        Assert.Equal(Normalise(golden, null), Normalise(reply.Body, golden));
    }

    [Theory]
    [InlineData("/interview")]
    [InlineData("/interview/create")]
    public async Task CreatingAnswersTheNewInterviewWithItsAddress(string path)
    {
        await using var host = await WebFrontHost.StartAsync(Script);

        var reply = await host.PostAsync(path, Samples.CreateJson);

        Assert.Equal(201, reply.Status);
        string[] names = [.. reply.Json.EnumerateObject().Select(member => member.Name)];
        string[] contract =
        [
            "id", "sessionId", "interviewId", "roomName", "candidateId", "state", "questionCount", "createdAt",
            "candidateToken",
        ];
        Assert.Equal(contract, names);
        var id = reply.Json.GetProperty("id").GetString();
        Assert.True(SessionId.IsValid(id));
        Assert.Equal(id, reply.Json.GetProperty("sessionId").GetString());
        Assert.Equal(id, reply.Json.GetProperty("interviewId").GetString());
        Assert.Equal("/interview/" + id, reply.Headers["Location"]);
    }

    [Fact]
    public async Task TheInterviewOfARoomIsItsNewest()
    {
        DirectoryQuery? asked = null;
        await using var host = await WebFrontHost.StartAsync(grains =>
        {
            Script(grains);
            grains.On<IInterviewDirectoryGrain>("List", (_, arguments) =>
            {
                asked = (DirectoryQuery)arguments[0]!;
                return Task.FromResult<ImmutableArray<InterviewRow>>([Samples.Row()]);
            });
        });

        var reply = await host.GetAsync("/interview/room/room-1");

        Assert.Equal(200, reply.Status);
        Assert.Equal(Samples.Id, reply.Json.GetProperty("id").GetString());
        Assert.Equal(new DirectoryQuery { RoomName = "room-1", Limit = 1 }, asked);
    }

    [Fact]
    public async Task ARoomWithoutAnInterviewIs404()
    {
        await using var host = await WebFrontHost.StartAsync(
            grains => grains.Returns<IInterviewDirectoryGrain, ImmutableArray<InterviewRow>>("List", []));

        Assert.Equal(404, (await host.GetAsync("/interview/room/room-1")).Status);
    }

    [Fact]
    public async Task WordsOfAnyScriptStayReadable()
    {
        await using var host = await WebFrontHost.StartAsync(Script);

        Assert.Contains("\"Zoë\"", (await host.GetAsync($"/interview/{Samples.Id}")).Body, StringComparison.Ordinal);
    }

    internal static void Script(FakeGrains grains) => grains
        .On<IInterviewGrain>("Create", (key, _) => Task.FromResult(
            Samples.Status with { SessionId = key, State = InterviewState.Waiting }))
        .Returns<IInterviewGrain, InterviewStatus>("GetStatus", Samples.Status)
        .On<IInterviewGrain>("RecordConsent", (_, arguments) => Task.FromResult(
            new Consent { Given = (bool)arguments[0]!, Text = (string)arguments[1]!, At = Samples.At(2) }))
        .Returns<IInterviewGrain, InterviewerTurn>("Start", Samples.Turn)
        .Returns<IInterviewGrain, InterviewerTurn>("Respond", Samples.Turn)
        .Returns<IInterviewGrain, InterviewerTurn>(
            "End", Samples.Turn with { State = InterviewState.Completed, Message = "Goodbye." })
        .Returns<IInterviewGrain, ImmutableArray<Utterance>>("GetTranscript", Samples.Transcript)
        .Returns<IInterviewGrain, ImmutableArray<InterviewEvent>>("GetEvents", Samples.Events)
        .Returns<IInterviewGrain, InterviewSummary?>("GetSummary", Samples.Summary)
        .Returns<IInterviewGrain, ImmutableArray<Question>>("GetPlan", [Samples.Question])
        .On<IInterviewGrain>("ChangePlan", (_, arguments) => Task.FromResult((ImmutableArray<Question>)arguments[0]!))
        .On<IInterviewGrain>("Erase", (_, _) => Task.CompletedTask)
        .Returns<IInterviewDirectoryGrain, ImmutableArray<InterviewRow>>("List", [Samples.Row()]);

    // "*" in the golden text stands for a value that differs from run to run; the name and its place still count.
    private static string Normalise(string json, string? golden)
    {
        var wild = golden is null ? [] : JsonSerializer.Deserialize<JsonElement>(golden).EnumerateObject()
            .Where(member => member.Value.ValueKind == JsonValueKind.String && member.Value.GetString() == "*")
            .Select(member => member.Name).ToHashSet();
        return string.Join('\n', JsonSerializer.Deserialize<JsonElement>(json).EnumerateObject().Select(member =>
            member.Name + ": " + (wild.Contains(member.Name) ? "\"*\"" : JsonSerializer.Serialize(member.Value))));
    }
}
