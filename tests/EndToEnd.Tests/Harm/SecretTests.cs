using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using FakeOpenAI;
using Interviewing.EndToEnd.Access;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Harm;

/// <summary>
/// What must not be written down anywhere but in the interview: keys, tokens, codes, and what a candidate and a recruiter say.
/// Everything that can go well or wrong with them is done once; then all that the process wrote is searched, and every problem.
/// </summary>
public sealed class SecretTests : IDisposable
{
    private const string Key = "ivk_marker-of-the-operators-own-key-0123456789ab";
    private const string WrongKey = "ivk_marker-of-a-key-that-is-none-0123456789abcd";
    private const string TokenSecret = "marker-of-the-secret-of-the-tokens-0123456789";
    private const string ProviderKey = "marker-of-the-providers-key";
    private const string LiveKitKey = "APImarker";
    private const string LiveKitSecret = "marker-of-livekits-secret-0123456789abcdef";
    private const string Said = "MARKERSAID";

    private readonly List<string> _problems = [];
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task NothingSecretOrPersonalIsInTheLogOrInAProblem()
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var product = await Installation.Start(
            new("API_KEYS", $"ops:{GuardedInstallation.Hash(Key)}"), new("TOKEN_SECRET", TokenSecret), new("SPEECH_PROVIDER", "none"),
            new("OPENAI_BASE_URL", provider.BaseUrl.ToString()), new("OPENAI_API_KEY", ProviderKey), new("OPENAI_TIMEOUT_SECONDS", "1"),
            // Nobody listens there.
            new("LIVEKIT_URL", "ws://127.0.0.1:9"), new("LIVEKIT_API_KEY", LiveKitKey), new("LIVEKIT_API_SECRET", LiveKitSecret),
            new("RATE_FAILURES_PER_MINUTE", "20"));
        _http.BaseAddress = product.Address;

        var created = await DoAsync(HttpMethod.Post, "/interview", Key, new
        {
            roomName = "room-1",
            candidateId = "cand-1",
            candidateName = $"Maya {Said}",
            jobDescription = $"A nurse for the night shift. {Said}",
            resume = $"Six years. {Said}",
            metadata = new { note = Said },
        });
        var (id, token) = (created.GetProperty("id").GetString()!, created.GetProperty("candidateToken").GetString()!);
        var code = (await DoAsync(HttpMethod.Post, $"/interview/{id}/invite", Key, new { })).GetProperty("code").GetString()!;
        await ConductAsync(provider, id, token);
        await ExchangeAsync(code);
        await BreakRulesAsync(id, token);
        await KnockAsync(id, token);
        await TalkAsync(product, id, token);
        var written = product.Process.Output;
        await product.KillAndStart();
        await ConductAsync(provider, id, token);
        await product.Stop();
        written += product.Process.Output;

        string[] secrets = [Key, WrongKey, TokenSecret, ProviderKey, LiveKitSecret, token, token.Split('.')[2], code, Said];
        Assert.True(_problems.Count > 20, $"Only {_problems.Count} problems came.");
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, written, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(_problems, problem => problem.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    // A provider that fails in many ways, a LiveKit that is away.
    private async Task ConductAsync(FakeOpenAIServer provider, string id, string token)
    {
        foreach (var behaviour in (FakeBehaviour[])[FakeBehaviour.Fail(401), FakeBehaviour.With(ReplyFault.InvalidJson), FakeBehaviour.Hang, FakeBehaviour.Fail(500)])
            provider.Enqueue(behaviour);
        await TryAsync(HttpMethod.Post, $"/interview/{id}/start", token, new { });
        for (var i = 0; i < 3; i++)
            await TryAsync(HttpMethod.Post, $"/interview/{id}/response", token, new { response = $"I would, {Said}, answer {i}.", responseId = $"r{i}" });
        foreach (var path in (string[])["", "/transcript", "/events?after=0", "/summary", "/plan"])
            await TryAsync(HttpMethod.Get, $"/interview/{id}{path}", token);
        await TryAsync(HttpMethod.Get, $"/livekit/room/{Uri.EscapeDataString("room-1")}", Key);
        await TryAsync(HttpMethod.Get, "/livekit/token?identity=cand-1&room=room-1", token);
        await TryAsync(HttpMethod.Post, "/audio/synthesize", token, new { text = $"Hello {Said}." });
    }

    private async Task ExchangeAsync(string code)
    {
        for (var i = 0; i < 2; i++)
            await TryAsync(HttpMethod.Post, "/invite/exchange", null, new { code });
        await TryAsync(HttpMethod.Post, "/invite/exchange", null, new { code = code + "A" });
    }

    // What is said breaks a rule: its field is named, not what was in it.
    private async Task BreakRulesAsync(string id, string token)
    {
        var path = $"/interview/{id}/response";
        foreach (var body in (object[])
        [
            new { response = Said + new string('x', 30_000) }, new { response = new[] { Said } }, new { response = "x", responseId = $"{Said} {Said}" },
            new { response = $"a\u0000{Said}" }, new { response = "x", questionId = "q-none" },
        ])
            await TryAsync(HttpMethod.Post, path, token, body);
        await TryAsync(HttpMethod.Post, "/interview", Key, new { roomName = $"a b {Said}", candidateId = Said + "/", jobDescription = new { text = Said }, language = Said, questionCount = Said });
        await TryAsync(HttpMethod.Put, $"/interview/{id}/plan", Key, new { questions = new[] { new { text = Said, type = Said, competency = Said } } });
        await TryAsync(HttpMethod.Post, "/transcription/audio", token, new { text = Said });
        foreach (var raw in (string[])[$$"""{"response":"{{Said}}""", $$"""{"{{Said}}\ud800":1,"response":1}""", $"[\"{Said}\"]", Said])
        {
            using StringContent content = new(raw, Encoding.UTF8, "application/json");
            await TryAsync(HttpMethod.Post, path, token, content: content);
        }
    }

    // Every place where credentials can be, good and bad.
    private async Task KnockAsync(string id, string token)
    {
        foreach (var credentials in (string[])[WrongKey, token + "x", token[..^3] + "AAA", "a.b.c"])
        {
            await TryAsync(HttpMethod.Get, $"/interview/{id}", credentials);
            await TryAsync(HttpMethod.Get, $"/socket.io/?EIO=4&transport=polling&access_token={credentials}", null);
            await TryAsync(HttpMethod.Post, $"/hubs/interview/negotiate?access_token={credentials}", null);
            await TryAsync(HttpMethod.Get, $"/audio/file/x.wav?access_token={credentials}", null);
            await TryAsync(HttpMethod.Get, $"/interviews?access_token={credentials}", null);
            await TryAsync(HttpMethod.Post, "/livekit/webhook", credentials, new { id = "EV", room = new { name = Said } });
        }

        foreach (var good in (string[])[Key, token])
        {
            await TryAsync(HttpMethod.Get, $"/ws?access_token={good}", null);
            await TryAsync(HttpMethod.Get, $"/nowhere?access_token={good}", good);
            await TryAsync(HttpMethod.Get, $"/audio/file/{new string('0', 64)}.wav?access_token={good}", null);
        }
    }

    private static async Task TalkAsync(Installation product, string id, string token)
    {
        using ClientWebSocket socket = new();
        var address = new UriBuilder(product.Address) { Scheme = "ws", Path = "/ws", Query = $"access_token={token}" }.Uri;
        await socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        foreach (var message in (string[])
        [
            $$"""{"event":"joinInterview","data":{"sessionId":"{{id}}","participantId":"cand-1","name":"{{Said}}"} }""",
            $$"""{"event":"candidateResponse","data":{"sessionId":"{{id}}","response":"{{Said}} again"} }""",
            $$"""{"event":"candidateResponse","data":{"sessionId":"{{id}}","response":["{{Said}}"]} }""",
            $$"""{"event":"{{Said}}","data":"{{Said}}"}""", Said,
        ])
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        }

        var buffer = new byte[64 * 1024];
        // The last one is no message at all: when it is said to be none, all are done.
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            if (Encoding.UTF8.GetString(buffer, 0, part.Count).Contains("must be JSON", StringComparison.Ordinal))
                return;
        }
    }

    private async Task<JsonElement> DoAsync(HttpMethod method, string path, string credentials, object body)
    {
        var (status, text) = await TryAsync(method, path, credentials, body);
        Assert.True(status < 300, string.Create(CultureInfo.InvariantCulture, $"{method} {path}: {status} {text}"));
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private async Task<(int Status, string Body)> TryAsync(
        HttpMethod method, string path, string? credentials, object? body = null, HttpContent? content = null)
    {
        using HttpRequestMessage request = new(method, path) { Content = content ?? (body is null ? null : JsonContent.Create(body)) };
        if (credentials is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credentials);
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (!answer.IsSuccessStatusCode)
            _problems.Add($"{answer.Headers}\n{text}");
        return ((int)answer.StatusCode, text);
    }
}
