using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Interviewing.WebFront.Tests.Speech;

/// <summary>A provider that lets a body run through its fingers: what is allocated in the process is the product's doing.</summary>
internal sealed class SwallowingProvider : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SwallowingProvider()
    {
        _listener.Start();
        Swallowed = SwallowAsync();
    }

    public Uri BaseUrl => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    /// <summary>How many bytes one request had.</summary>
    public Task<long> Swallowed { get; }

    public void Dispose() => _listener.Dispose();

    private async Task<long> SwallowAsync()
    {
        using var client = await _listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var buffer = new byte[64 * 1024];
        long length = 0;
        // A chunked body is over with a chunk of nothing.
        for (var kept = 0; !buffer.AsSpan(0, kept).EndsWith("\r\n0\r\n\r\n"u8);)
        {
            if (kept > 16)
            {
                buffer.AsSpan(kept - 16, 16).CopyTo(buffer);
                kept = 16;
            }

            var read = await stream.ReadAsync(buffer.AsMemory(kept));
            if (read == 0)
                throw new EndOfStreamException();
            kept += read;
            length += read;
        }

        const string Body = """{"text":"Much was said."}""";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"));
        return length;
    }
}
