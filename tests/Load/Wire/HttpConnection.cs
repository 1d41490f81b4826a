using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Interviewing.Load.Wire;

/// <summary>
/// One kept-alive HTTP/1.1 connection that sends bytes made beforehand and reads no more of an answer than it has to.
/// A general client costs about 100 microseconds a request, on a machine that the measured server shares.
/// </summary>
public sealed class HttpConnection : IDisposable
{
    private const int LargestAnswer = 4 * 1024 * 1024;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
    };

    private byte[] _buffer = new byte[32 * 1024];

    private HttpConnection()
    {
    }

    /// <summary>Connects.</summary>
    public static async Task<HttpConnection> Open(IPEndPoint server)
    {
        var connection = new HttpConnection();
        await connection._socket.ConnectAsync(server);
        return connection;
    }

    /// <summary>Sends a whole request and reads its whole answer.</summary>
    /// <exception cref="IOException">The server closed the connection or does not speak HTTP.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<HttpAnswer> Exchange(ReadOnlyMemory<byte> request)
    {
        for (var sent = 0; sent < request.Length;)
            sent += await _socket.SendAsync(request[sent..], SocketFlags.None);

        var filled = 0;
        AnswerHead head;
        while (!AnswerHead.TryRead(_buffer.AsSpan(0, filled), out head))
            filled += await Receive(filled);

        if (!head.Chunked)
        {
            while (filled < head.Length + head.ContentLength)
                filled += await Receive(filled);
            return new(head.Status, _buffer.AsMemory(head.Length, head.ContentLength));
        }

        while (!ChunkedBody.IsWhole(_buffer.AsSpan(head.Length, filled - head.Length)))
            filled += await Receive(filled);
        var bodyLength = ChunkedBody.Join(_buffer.AsSpan(head.Length, filled - head.Length));
        return new(head.Status, _buffer.AsMemory(head.Length, bodyLength));
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private async ValueTask<int> Receive(int filled)
    {
        if (filled == _buffer.Length)
        {
            if (_buffer.Length >= LargestAnswer)
                throw new IOException($"An answer is larger than {LargestAnswer} bytes.");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var received = await _socket.ReceiveAsync(_buffer.AsMemory(filled), SocketFlags.None);
        return received > 0 ? received : throw new IOException("The server closed the connection.");
    }
}
