using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Interviewing.EndToEnd.Access;

namespace Interviewing.EndToEnd.Harm;

/// <summary>Requests of every endpoint with something wrong about them, as bytes.</summary>
internal sealed class BrokenHttp(string id, Garbage garbage)
{
    // LiveKit's development mode, which a server without a LiveKit has the key of.
    private const string WebhookKey = "devkey";
    private const string WebhookSecret = "secret";

    private static readonly (string Method, string Path, string? Body)[] Endpoints =
    [
        ("POST", "/interview", """{"roomName":"fuzz","candidateId":"c","jobDescription":"A nurse.","questionCount":3,"metadata":{"a":1}}"""),
        ("POST", "/interview/create", """{"roomName":"fuzz","candidateId":"c","jobDescription":"A nurse.","timeLimitMinutes":5,"language":"en"}"""),
        ("POST", "/interview/ID/start", null),
        ("POST", "/interview/ID/response", """{"response":"I would.","responseId":"r1","questionId":"q1"}"""),
        ("PUT", "/interview/ID/plan", """{"questions":[{"id":"q1","text":"Why?","type":"motivation","competency":"Drive","expected":"x"}]}"""),
        ("POST", "/interview/ID/consent", """{"given":true,"text":"I agree."}"""),
        ("POST", "/interview/ID/invite", """{"expiresInMinutes":5}"""),
        ("POST", "/invite/exchange", """{"code":"AAAA"}"""),
        ("GET", "/interview/ID", null),
        ("GET", "/interview/ID/transcript?format=text", null),
        ("GET", "/interview/ID/summary", null),
        ("GET", "/interview/ID/plan", null),
        ("GET", "/interview/ID/events?after=0", null),
        ("GET", "/interview/room/fuzz", null),
        ("GET", "/interviews?state=waiting&limit=5&cursor=x", null),
        ("DELETE", "/interview/ID/invite", null),
        ("POST", "/audio/synthesize", """{"text":"Hello.","voice":"nova","format":"wav"}"""),
        ("GET", "/audio/file/0000000000000000000000000000000000000000000000000000000000000000.wav?sessionId=ID", null),
        ("POST", "/audio/cleanup", """{"olderThanMinutes":5}"""),
        ("GET", "/livekit/token?identity=i&room=r&name=n&ttl=60&role=candidate", null),
        ("POST", "/livekit/token", """{"identity":"i","roomName":"r","name":"n","ttl":60}"""),
        ("POST", "/livekit/room", """{"name":"fuzz","emptyTimeout":60,"maxParticipants":3,"metadata":"m"}"""),
        ("GET", "/livekit/room/fuzz", null),
        ("DELETE", "/livekit/room/fuzz", null),
        ("POST", "/livekit/webhook", """{"id":"EV_1","event":"participant_joined","createdAt":"1700000000","room":{"name":"fuzz","sid":"RM_1"},"participant":{"identity":"c","sid":"PA_1"}}"""),
        ("POST", "/hubs/interview/negotiate?negotiateVersion=1", ""),
        ("POST", "/hubs/interview?id=unknown", "{}"),
        ("GET", "/hubs/interview?id=unknown", null),
        ("GET", "/socket.io/?EIO=4&transport=polling", null),
        ("POST", "/socket.io/?EIO=4&transport=polling&sid=unknown", "40"),
        ("GET", "/ws", null),
        ("GET", "/whoami", null),
        ("GET", "/", null),
        ("GET", "/health/ready", null),
        ("GET", "/openapi/v1.json", null),
        ("GET", "/docs/index.html", null),
    ];

    private static readonly string[] Names =
    [
        "Authorization", "X-Api-Key", "Idempotency-Key", "Prefer", "X-Request-Id", "Origin", "Accept", "Accept-Encoding", "Range",
        "If-None-Match", "If-Modified-Since", "Content-Encoding", "Expect", "Upgrade", "Connection", "Content-Length",
        "Transfer-Encoding", "Content-Type", "Host", "Cookie", "X-Forwarded-For", "X-Forwarded-Host", "Sec-WebSocket-Key",
        "Access-Control-Request-Method", "Access-Control-Request-Headers", "X-HTTP-Method-Override", "X-", "",
    ];

    /// <summary>The next one.</summary>
    public byte[] Next() => garbage.OneIn(12) ? Upload() : garbage.OneIn(40) ? garbage.Bytes(400) : Request();

    private byte[] Request()
    {
        var (method, path, template) = garbage.Of(Endpoints);
        path = path.Replace("ID", garbage.OneIn(8) ? garbage.Of("x", "%00", "..", garbage.Text()) : id, StringComparison.Ordinal);
        if (garbage.OneIn(10))
            method = garbage.Of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "get", "P\0ST", "");
        var body = template is null ? [] : garbage.OneIn(10) ? Encoding.UTF8.GetBytes(template) : BrokenJson.Break(template, garbage);
        StringBuilder head = new();
        head.Append(method).Append(' ').Append(garbage.OneIn(5) ? Bend(path) : path).Append(garbage.OneIn(60) ? " HTTP/9.1\r\n" : " HTTP/1.1\r\n");
        head.Append("Host: localhost\r\nConnection: close\r\n");
        if (path.Contains("/webhook", StringComparison.Ordinal))
            head.Append("Authorization: Bearer ").Append(Signature(body)).Append("\r\n");
        for (var n = garbage.Below(3); n > 0; n--)
            head.Append(Header());
        if (body.Length == 0 && template is null)
            return Finish(head, []);
        head.Append("Content-Type: ").Append(garbage.OneIn(12) ? garbage.Of("text/plain", "application/json; charset=utf-7", "multipart/form-data", "x", "") : "application/json").Append("\r\n");
        return garbage.OneIn(5) ? Finish(head.Append("Transfer-Encoding: chunked\r\n"), Chunks(body)) : Finish(head.Append(Length(body)), body);
    }

    // A form, or what was to be one.
    private byte[] Upload()
    {
        var boundary = garbage.Of("x", "----form", "a b", "", new string('b', 100), "\"quoted\"");
        StringBuilder form = new();
        for (var n = garbage.Below(4); n >= 0; n--)
        {
            form.Append("--").Append(garbage.OneIn(8) ? garbage.Text() : boundary).Append(garbage.OneIn(8) ? "\n" : "\r\n");
            form.Append(garbage.OneIn(5) ? garbage.Text() : $"Content-Disposition: form-data; name=\"{garbage.Of("file", "language", "sessionId", "x\"y", "")}\"; filename=\"{garbage.Of("a.wav", "../../a", "a\0.wav", "")}\"");
            form.Append("\r\n\r\n").Append(garbage.OneIn(3) ? "RIFF\0\0\0\0WAVEfmt " : garbage.Text()).Append("\r\n");
        }

        if (!garbage.OneIn(3))
            form.Append("--").Append(boundary).Append("--\r\n");
        var body = Encoding.UTF8.GetBytes(form.ToString());
        if (garbage.OneIn(4))
            body = garbage.Break(body);
        StringBuilder head = new("POST /transcription/audio HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        head.Append("Content-Type: multipart/form-data; boundary=").Append(garbage.OneIn(10) ? garbage.Text() : boundary).Append("\r\n");
        return garbage.OneIn(3) ? Finish(head.Append("Transfer-Encoding: chunked\r\n"), Chunks(body)) : Finish(head.Append(Length(body)), body);
    }

    private byte[] Finish(StringBuilder head, byte[] body)
    {
        byte[] whole = [.. Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), .. body];
        return garbage.OneIn(12) ? garbage.Break(whole) : whole;
    }

    private string Bend(string path) => garbage.Below(7) switch
    {
        0 => path + garbage.Of("%", "%zz", "%00", "%c0%af", "%ff", "/..", "//", "?", "&&", "#x"),
        1 => path.Replace('/', '\\'),
        2 => "/" + new string(garbage.Of('a', '/', '%', '.'), garbage.Below(9_000)),
        3 => path.Insert(garbage.Below(path.Length), garbage.Of("%2e%2e%2f", "%0d%0aX-A:%20b", "\u0001", "%25", ";", "é")),
        4 => path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Concat(Enumerable.Repeat("a=1&", garbage.Below(1_500))),
        5 => "http://evil.example" + path,
        _ => path.Replace("=", "=" + garbage.Of("%00", "%ff", "-1", "99999999999999999999", "[]", "%F0%9F%98%80"), StringComparison.Ordinal),
    };

    private string Header() => garbage.Below(8) switch
    {
        0 => garbage.Text() + "\r\n",
        1 => $"{garbage.Of(Names)}: {garbage.Text()}\r\n{garbage.Of(Names)}: again\r\n",
        2 => $"X-Long: {new string('h', garbage.Below(20_000))}\r\n",
        3 => string.Concat(Enumerable.Range(0, garbage.Below(90)).Select(n => string.Create(CultureInfo.InvariantCulture, $"X-{n}: {n}\r\n"))),
        4 => $"Authorization: {garbage.Of("Bearer ", "Basic ", "")}{garbage.Of("a.b.c", "eyJhbGciOiJub25lIn0.e30.", "..", new string('.', 500), garbage.Text())}\r\n",
        5 => $"Idempotency-Key: {garbage.Of("k1", "", new string('k', 300), garbage.Text())}\r\n",
        _ => $"{garbage.Of(Names)}: {garbage.Text()}\r\n",
    };

    private string Length(byte[] body) => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {(garbage.Below(40) switch
    {
        0 => "-1",
        1 => "99999999999999999999",
        2 => "1e3",
        3 => $"{body.Length + 10}",
        4 => $"{Math.Max(body.Length - 3, 0)}",
        5 => $"{body.Length}\r\nContent-Length: {body.Length + 1}",
        6 => $"{body.Length}\r\nTransfer-Encoding: chunked",
        _ => $"{body.Length}",
    })}\r\n");

    private byte[] Chunks(byte[] body)
    {
        List<byte> chunks = [];
        for (var at = 0; at < body.Length;)
        {
            var length = Math.Min(1 + garbage.Below(2_000), body.Length - at);
            var said = garbage.Below(30) switch
            {
                0 => garbage.Of("zz", "-1", "FFFFFFFFFFFFFFFF", ""),
                1 => $"{length + 1:x}",
                2 => $"{length:x};{garbage.Text()}",
                _ => $"{length:x}",
            };
            chunks.AddRange([.. Encoding.UTF8.GetBytes(said), .. "\r\n"u8, .. body[at..(at + length)], .. garbage.OneIn(30) ? "x"u8 : "\r\n"u8]);
            at += length;
        }

        return [.. chunks, .. garbage.OneIn(8) ? "0\r\nX-Trailer"u8 : "0\r\n\r\n"u8];
    }

    private string Signature(byte[] body)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(garbage.OneIn(8) ? [] : body));
        return GuardedInstallation.Sign($$"""{"iss":"{{WebhookKey}}","sub":"","nbf":0,"exp":4102444800,"sha256":"{{hash}}"}""", WebhookSecret);
    }
}
