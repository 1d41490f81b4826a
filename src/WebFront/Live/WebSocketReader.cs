using System.Buffers;
using System.Net.WebSockets;

namespace Interviewing.WebFront.Live;

/// <summary>Reads whole messages. A connection that waits for one has no buffer; what is too long is read past.</summary>
internal sealed class WebSocketReader(WebSocket socket, int maxMessage)
{
    /// <summary>How much is kept of a message that is too long: enough to know which one it is.</summary>
    public const int Head = 256;

    private const int FirstBuffer = 4096;

    /// <summary>The next message; null when the client closes the connection. It must be disposed before the next.</summary>
    public async ValueTask<Message?> ReadAsync(CancellationToken gone)
    {
        var news = await socket.ReceiveAsync(Memory<byte>.Empty, gone);
        if (news.MessageType == WebSocketMessageType.Close)
            return null;
        Message message = new(FirstBuffer);
        try
        {
            while (!news.EndOfMessage)
            {
                message.MakeRoom(maxMessage);
                news = await socket.ReceiveAsync(message.Room, gone);
                if (news.MessageType == WebSocketMessageType.Close)
                {
                    message.Dispose();
                    return null;
                }

                message.Length += news.Count;
            }
        }
        catch
        {
            message.Dispose();
            throw;
        }

        message.IsTooLarge |= message.Length > maxMessage;
        if (message.IsTooLarge)
            message.Length = Head;
        message.IsBinary = news.MessageType == WebSocketMessageType.Binary;
        return message;
    }

    /// <summary>A message in a buffer that goes back to the pool.</summary>
    internal sealed class Message(int size) : IDisposable
    {
        private byte[] _buffer = ArrayPool<byte>.Shared.Rent(size);

        public int Length { get; set; }

        /// <summary>It was longer than it may be: only its first bytes are there.</summary>
        public bool IsTooLarge { get; set; }

        /// <summary>It is not text.</summary>
        public bool IsBinary { get; set; }

        public ReadOnlyMemory<byte> Utf8 => _buffer.AsMemory(0, Length);

        public Memory<byte> Room => _buffer.AsMemory(Length);

        public void MakeRoom(int max)
        {
            if (Length < _buffer.Length)
                return;
            if (Length > max)
            {
                IsTooLarge = true;
                Length = Head;
                return;
            }

            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            Utf8.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
    }
}
