using System.Buffers;
using System.Text.Unicode;

namespace FakeOpenAI.Lean;

/// <summary>Makes the replies of one connection, head and body in one piece; each is good until the next.</summary>
internal sealed class LeanReply(LeanServer server) : IDisposable
{
    private readonly ChatRequest _request = new();
    private readonly FakeReply _content = new();
    private readonly Completion _completion = new(server.Options.Model);
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    /// <summary>The reply to a request.</summary>
    public ReadOnlyMemory<byte> To(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        if (!head.StartsWith("POST /v1/chat/completions "u8))
            return Error("404 Not Found", "Invalid URL");
        if (head.IndexOf("\r\nAuthorization: Bearer "u8) < 0)
            return Error("401 Unauthorized", "You didn't provide an API key.");
        if (!LeanRequest.TryRead(body, _request)
            || _content.Write(_request, ReplyFault.None, server.Options.FollowUpBelow) is not { } content)
        {
            return Error("400 Bad Request", "This server answers only to the interview's schemas, and does not stream.");
        }

        return Join("200 OK", _completion.Write(content.Span, _request.Length, ReplyFault.None, server.NextNumber()));
    }

    public void Dispose()
    {
        _content.Dispose();
        _completion.Dispose();
    }

    private ReadOnlyMemory<byte> Error(string status, string message) =>
        Join(status, _completion.WriteError(message, "invalid_request_error", null));

    private ReadOnlyMemory<byte> Join(string status, ReadOnlyMemory<byte> body)
    {
        _bytes.ResetWrittenCount();
        var room = _bytes.GetSpan(128);
        Utf8.TryWrite(
            room, $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n", out var written);
        _bytes.Advance(written);
        _bytes.Write(body.Span);
        return _bytes.WrittenMemory;
    }
}
