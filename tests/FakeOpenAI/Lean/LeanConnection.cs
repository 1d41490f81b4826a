using System.Buffers.Text;
using System.Net.Sockets;

namespace FakeOpenAI.Lean;

/// <summary>One kept-alive connection: reads a request, sends its reply, and so on until the caller hangs up.</summary>
internal sealed class LeanConnection(Socket socket, LeanServer server) : IDisposable
{
    private const int MaxRequest = 1 << 20;

    private readonly LeanReply _reply = new(server);
    private byte[] _buffer = new byte[16 * 1024];
    private int _filled;

    /// <summary>Serves until the caller hangs up or the server stops.</summary>
    public async Task ServeAsync()
    {
        // Whatever ends it, the caller is not left waiting.
        using var closed = this;
        socket.NoDelay = true;
        try
        {
            while (await ReadAsync() is var (head, body) && head > 0)
            {
                var reply = _reply.To(_buffer.AsSpan(0, head), _buffer.AsSpan(head, body));
                // What came behind it is the beginning of the next.
                _filled -= head + body;
                _buffer.AsSpan(head + body, _filled).CopyTo(_buffer);
                if (server.Options.Delay > TimeSpan.Zero)
                    await Task.Delay(server.Options.Delay);
                for (var sent = 0; sent < reply.Length;)
                    sent += await socket.SendAsync(reply[sent..], SocketFlags.None);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The server stops, or the caller is gone: nobody is left to answer.
        }
    }

    public void Dispose()
    {
        _reply.Dispose();
        socket.Dispose();
    }

    // The bytes of the next request's head, with its empty line, and of its body; zeros where the caller hung up.
    private async ValueTask<(int Head, int Body)> ReadAsync()
    {
        while (true)
        {
            var head = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8) + 4;
            if (head > 3)
            {
                var body = ContentLength(_buffer.AsSpan(0, head));
                if (_filled >= head + body)
                    return (head, body);
            }

            if (_filled == _buffer.Length && _filled < MaxRequest)
                Array.Resize(ref _buffer, _buffer.Length * 2);
            // A request that does not fit leaves no room to receive into, which reads as a caller that hung up.
            var received = await socket.ReceiveAsync(_buffer.AsMemory(_filled), SocketFlags.None);
            if (received == 0)
                return default;
            _filled += received;
        }
    }

    // The name as HttpClient writes it.
    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("\r\nContent-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(head[(at + 18)..], out int length, out _) ? length : 0;
    }
}
