using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Interviewing.EndToEnd.Access;

public sealed class AccessTests(GuardedInstallation guarded) : IClassFixture<GuardedInstallation>
{
    private static readonly Who[] Callers = Enum.GetValues<Who>();

    public static TheoryData<string> Endpoints => [.. AccessTable.Rows.Select(row => row.ToString())];

    /// <summary>Messages of live clients: what each caller is told, or "refused" where the connection itself is.</summary>
    public static TheoryData<string, string, string[]> Messages => new()
    {
        // nobody     wrong      other        own           another      expired    operator
        { "joinInterview", "{}", ["refused", "refused", "not_found", "success", "forbidden", "refused", "success"] },
        { "joinInterview", """{"participantId":"cand-1"}""", ["refused", "refused", "not_found", "success", "forbidden", "refused", "success"] },
        { "joinInterview", """{"participantId":"recruiter"}""", ["refused", "refused", "not_found", "forbidden", "forbidden", "refused", "success"] },
        { "leaveInterview", "{}", ["refused", "refused", "success", "success", "forbidden", "refused", "success"] },
        { "startInterview", "{}", ["refused", "refused", "not_found", "success", "forbidden", "refused", "success"] },
        { "candidateResponse", """{"response":"Six."}""", ["refused", "refused", "not_found", "wrong_state", "forbidden", "refused", "wrong_state"] },
        { "endInterview", "{}", ["refused", "refused", "not_found", "success", "forbidden", "refused", "success"] },
        { "watchInterviews", "{}", ["refused", "refused", "success", "forbidden", "forbidden", "refused", "success"] },
        { "unwatchInterviews", "{}", ["refused", "refused", "success", "success", "success", "refused", "success"] },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task EachCallerGetsWhatTheTableSays(string endpoint)
    {
        var row = AccessTable.Rows.Single(row => row.ToString() == endpoint);
        var other = await guarded.CreateAsync();
        List<string> wrong = [];
        foreach (var who in Callers)
        {
            var interview = await guarded.CreateAsync();
            var (path, body) = row.For(interview);
            using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

            using var answer = await guarded.SendAsync(
                row.Method, path, GuardedInstallation.CredentialsOf(who, interview, other), content: content);

            if ((int)answer.StatusCode != row.Statuses[(int)who])
                wrong.Add($"{who}: {(int)answer.StatusCode} instead of {row.Statuses[(int)who]}, {await answer.Content.ReadAsStringAsync()}");
            if (answer.StatusCode == HttpStatusCode.Unauthorized && path != "/livekit/webhook")
                Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task TheTableHasEveryEndpoint()
    {
        var document = await guarded.DoAsync("GET", "/openapi/v1.json", null);
        var endpoints = document.GetProperty("paths").EnumerateObject().SelectMany(
            path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));

        Assert.Equal(
            endpoints.Where(endpoint => !endpoint.StartsWith("HEAD", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            AccessTable.Rows.Select(row => row.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task EachLiveCallerGetsWhatTheTableSays(string name, string data, string[] expected)
    {
        var other = await guarded.CreateAsync();
        List<string> got = [];
        foreach (var who in Callers)
        {
            var interview = await guarded.CreateAsync();
            got.Add(await SayAsync(interview, GuardedInstallation.CredentialsOf(who, interview, other), name, data));
        }

        Assert.Equal(expected, got);
    }

    [Theory]
    [InlineData("/hubs/interview/negotiate?negotiateVersion=1", "POST")]
    [InlineData("/hubs/interview", "GET")]
    [InlineData("/socket.io/?EIO=4&transport=polling", "GET", 200)]
    public async Task EachHandshakeAsksWhoIsThere(string path, string method, int withoutCredentials = 401)
    {
        var interview = await guarded.CreateAsync();
        // A hub without a connection id is told so: it was let in.
        var letIn = path == "/hubs/interview" ? 400 : 200;

        Assert.Equal(withoutCredentials, await StatusAsync(null));
        Assert.Equal(401, await StatusAsync("ivk_wrong"));
        Assert.Equal(401, await StatusAsync(GuardedInstallation.CredentialsOf(Who.Expired, interview, interview)));
        foreach (var good in (string[])[GuardedInstallation.OperatorKey, interview.CandidateToken, GuardedInstallation.OtherKey])
            Assert.Equal(letIn, await StatusAsync(good));
        // Browsers cannot send a header with a WebSocket.
        using var byQuery = await guarded.SendAsync(
            method, path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "access_token=" + interview.CandidateToken, null);
        Assert.Equal(letIn, (int)byQuery.StatusCode);

        async Task<int> StatusAsync(string? credentials)
        {
            using var answer = await guarded.SendAsync(method, path, credentials);
            return (int)answer.StatusCode;
        }
    }

    [Fact]
    public async Task CredentialsInTheQueryOpenNothingElse()
    {
        using var answer = await guarded.SendAsync("GET", "/interviews?access_token=" + Uri.EscapeDataString(GuardedInstallation.OperatorKey), null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task AKeyIsTakenInEitherHeader()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(guarded.Product.Address, "/whoami"));
        request.Headers.Add("X-Api-Key", GuardedInstallation.OtherKey);
        using var http = new HttpClient();
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        var who = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            ("operator", "acme-ops", "acme"),
            (who.GetProperty("kind").GetString(), who.GetProperty("name").GetString(), who.GetProperty("tenant").GetString()));
    }

    [Fact]
    public async Task ForgedTokensOpenNothing()
    {
        var interview = await guarded.CreateAsync();
        var claims = $$"""{"sub":"cand-1","interview":"{{interview.Id}}","room":"{{interview.RoomName}}","exp":4102444800}""";
        string[] forged =
        [
            GuardedInstallation.Sign(claims, secret: "another secret, thirty-two characters and more of it"),
            GuardedInstallation.Sign(claims, algorithm: "none"),
            GuardedInstallation.Sign(claims).Split('.') is var parts ? $"{parts[0]}.{parts[1]}." : "",
            GuardedInstallation.Sign(claims.Replace("\"exp\":4102444800", "\"nbf\":1", StringComparison.Ordinal)),
            interview.CandidateToken[..^4] + "AAAA",
        ];
        foreach (var token in forged)
        {
            using var answer = await guarded.SendAsync("GET", $"/interview/{interview.Id}", token);
            Assert.Equal((token, HttpStatusCode.Unauthorized), (token, answer.StatusCode));
        }

        // The same claims signed as they must be do open it: it was not for something else that they were refused.
        await guarded.DoAsync("GET", $"/interview/{interview.Id}", GuardedInstallation.Sign(claims));
    }

    [Fact]
    public async Task TenantsSeeNothingOfOneAnother()
    {
        var own = await guarded.CreateAsync();
        var others = await guarded.CreateAsync(GuardedInstallation.OtherKey);
        await guarded.DoAsync("POST", "/livekit/room", GuardedInstallation.OperatorKey, new { name = "shared-name", metadata = "of ops" });
        await guarded.DoAsync("POST", "/livekit/room", GuardedInstallation.OtherKey, new { name = "shared-name", metadata = "of acme" });

        foreach (var (key, sees, doesNot, metadata) in new[]
        {
            (GuardedInstallation.OperatorKey, own, others, "of ops"), (GuardedInstallation.OtherKey, others, own, "of acme"),
        })
        {
            var list = await guarded.DoAsync("GET", "/interviews?limit=200", key);
            Assert.Contains(list.GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetString() == sees.Id);
            Assert.DoesNotContain(doesNot.Id, list.GetRawText(), StringComparison.Ordinal);
            var room = await guarded.DoAsync("GET", "/livekit/room/shared-name", key);
            Assert.Equal(("shared-name", metadata), (room.GetProperty("name").GetString(), room.GetProperty("metadata").GetString()));
            var rooms = await guarded.DoAsync("GET", "/livekit/rooms", key);
            Assert.Equal("shared-name", Assert.Single(rooms.EnumerateArray(), r => r.GetProperty("metadata").GetString()!.StartsWith("of ", StringComparison.Ordinal)).GetProperty("name").GetString());
            using var byRoom = await guarded.SendAsync("GET", $"/interview/room/{doesNot.RoomName}", key);
            Assert.Equal(HttpStatusCode.NotFound, byRoom.StatusCode);
        }

        // The other tenant's own candidate is let in, and its interview conducted.
        await guarded.DoAsync("POST", $"/interview/{others.Id}/start", others.CandidateToken);
        var status = await guarded.DoAsync("GET", $"/interview/{others.Id}", others.CandidateToken);
        Assert.Equal("introduction", status.GetProperty("state").GetString());
    }

    [Fact]
    public async Task ADashboardShowsItsTenantsInterviewsOnly()
    {
        using var dashboard = await OpenAsync(GuardedInstallation.OtherKey);
        await SendAsync(dashboard, """{"event":"watchInterviews","id":1,"data":{"limit":0}}""");

        var own = await guarded.CreateAsync();
        await guarded.DoAsync("DELETE", $"/interview/{own.Id}", GuardedInstallation.OperatorKey);
        var others = await guarded.CreateAsync(GuardedInstallation.OtherKey);
        await guarded.DoAsync("DELETE", $"/interview/{others.Id}", GuardedInstallation.OtherKey);

        List<string> seen = [];
        while (seen.Count == 0 || !seen[^1].Contains("interviewRemoved", StringComparison.Ordinal))
            seen.Add(await ReceiveAsync(dashboard));
        Assert.DoesNotContain(seen, message => message.Contains(own.Id, StringComparison.Ordinal));
        Assert.Contains(others.Id, seen[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CandidatesReadNothingOfHowTheyAreAssessed()
    {
        var interview = await guarded.CreateAsync();
        await guarded.DoAsync("PUT", $"/interview/{interview.Id}/plan", GuardedInstallation.OperatorKey, new
        {
            questions = new[] { new { text = "How do you hand over?", type = "behavioral", competency = "SECRET-COMPETENCY", expected = "SECRET-EXPECTED" } },
        });
        await guarded.DoAsync("POST", $"/interview/{interview.Id}/start", interview.CandidateToken);
        List<string> read = [];
        for (var i = 0; i < 8; i++)
        {
            using var said = await guarded.SendAsync(
                "POST", $"/interview/{interview.Id}/response", interview.CandidateToken, new { response = $"I wrote a checklist for handovers, answer {i}." });
            read.Add(await said.Content.ReadAsStringAsync());
            foreach (var path in (string[])["", "/transcript", "/events"])
                read.Add((await guarded.DoAsync("GET", $"/interview/{interview.Id}{path}", interview.CandidateToken)).GetRawText());
        }

        await guarded.DoAsync("POST", $"/interview/{interview.Id}/end", interview.CandidateToken);
        read.Add((await guarded.DoAsync("GET", $"/interview/{interview.Id}/events", interview.CandidateToken)).GetRawText());
        // What they do not read is there.
        var summary = await guarded.DoAsync("GET", $"/interview/{interview.Id}/summary", GuardedInstallation.OperatorKey);
        Assert.Contains("SECRET-COMPETENCY", summary.GetRawText(), StringComparison.Ordinal);
        foreach (var word in (string[])["SECRET", "score", "usage", "competency", "expected", "analysis", "recommendation"])
            Assert.DoesNotContain(read, text => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task ATokenExpiresWithItsInterview()
    {
        var interview = await guarded.CreateAsync();
        await guarded.DoAsync("POST", $"/interview/{interview.Id}/end", interview.CandidateToken);
        // The end can still be looked at.
        await guarded.DoAsync("GET", $"/interview/{interview.Id}/transcript", interview.CandidateToken);

        await guarded.DoAsync("DELETE", $"/interview/{interview.Id}", GuardedInstallation.OperatorKey);

        using var answer = await guarded.SendAsync("GET", "/whoami", interview.CandidateToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task<string> SayAsync(MadeInterview interview, string? credentials, string name, string data)
    {
        using var socket = await OpenAsync(credentials);
        if (socket.State != WebSocketState.Open)
            return "refused";
        var body = data == "{}" ? "" : "," + data[1..^1];
        await SendAsync(socket, """{"event":"NAME","id":1,"data":{"sessionId":"ID" BODY}}"""
            .Replace("NAME", name, StringComparison.Ordinal).Replace("ID", interview.Id, StringComparison.Ordinal)
            .Replace("BODY", body, StringComparison.Ordinal));
        while (true)
        {
            var message = JsonSerializer.Deserialize<JsonElement>(await ReceiveAsync(socket));
            if (message.GetProperty("event").GetString() != "reply")
                continue;
            var reply = message.GetProperty("data");
            return reply.GetProperty("success").GetBoolean() ? "success" : reply.GetProperty("code").GetString()!;
        }
    }

    private async Task<ClientWebSocket> OpenAsync(string? credentials)
    {
        var socket = new ClientWebSocket();
        if (credentials is not null)
            socket.Options.SetRequestHeader("Authorization", "Bearer " + credentials);
        var address = new UriBuilder(guarded.Product.Address) { Scheme = "ws", Path = "/ws" }.Uri;
        try
        {
            await socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException) when (socket.HttpStatusCode is HttpStatusCode.Unauthorized or 0)
        {
            // Told by its state.
        }

        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string text) => socket.SendAsync(
        Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Running.Deadline.Generous);
        using MemoryStream message = new();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, deadline.Token);
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(message.ToArray());
        }
    }
}
