using System.Buffers;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Features;

namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>
/// Engine.IO over plain HTTP: a GET waits for packets, a POST brings some. One of each at a time; whoever does otherwise,
/// or goes away in the middle, cannot know what arrived, so the session ends and the client begins again.
/// </summary>
internal sealed class PollingTransport(int maxPayload)
{
    /// <summary>How much more than allowed is read, to tell the client that it is too much.</summary>
    private const int ReadPast = 16;

    private static readonly ReadOnlyMemory<byte> Ok = "ok"u8.ToArray();

    /// <summary>Answers with what waits for the client, as soon as there is something.</summary>
    public static async Task GetAsync(HttpContext context, EngineSession session)
    {
        if (!session.TryBeginPoll())
        {
            session.Close();
            await EngineError.BadRequest.SendAsync(context);
            return;
        }

        try
        {
            var packets = await TakeAsync(session, context.RequestAborted);
            // Before the client knows: its next poll may be here before this one has returned.
            session.EndPoll();
            await AnswerAsync(context, packets);
        }
        catch
        {
            session.Close();
            throw;
        }
    }

    /// <summary>Takes the packets in the body.</summary>
    public async Task PostAsync(HttpContext context, EngineSession session)
    {
        // Also where it is refused: a client that is cut off in the middle of its body does not hear why.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = (long)maxPayload * ReadPast;
        if (!session.TryBeginPost() || IsBinary(context.Request))
        {
            session.Close();
            await EngineError.BadRequest.SendAsync(context);
            return;
        }

        try
        {
            await ReceiveAsync(context, session);
            session.EndPost();
        }
        catch (InvalidDataException)
        {
            session.Close();
            await EngineError.BadRequest.SendAsync(context);
            return;
        }
        catch (ChannelClosedException)
        {
            // It ended in the middle.
            await EngineError.UnknownSession.SendAsync(context);
            return;
        }
        catch
        {
            session.Close();
            throw;
        }

        context.Response.ContentType = "text/html";
        context.Response.ContentLength = Ok.Length;
        await context.Response.Body.WriteAsync(Ok, context.RequestAborted);
    }

    private static async Task<List<ReadOnlyMemory<byte>>> TakeAsync(EngineSession session, CancellationToken cancellationToken)
    {
        List<ReadOnlyMemory<byte>> packets = [];
        await session.Outgoing.WaitToReadAsync(cancellationToken);
        while (session.Outgoing.TryRead(out var packet))
            packets.Add(packet);
        if (session.IsOver)
            packets.Add(EnginePacket.ClosePacket);
        else if (packets.Count == 0)
            packets.Add(EnginePacket.NoopPacket);
        return packets;
    }

    private static async Task AnswerAsync(HttpContext context, List<ReadOnlyMemory<byte>> packets)
    {
        var response = context.Response;
        response.ContentType = "text/plain; charset=UTF-8";
        response.ContentLength = packets.Sum(packet => (long)packet.Length) + packets.Count - 1;
        var writer = response.BodyWriter;
        for (var i = 0; i < packets.Count; i++)
        {
            if (i > 0)
                writer.Write([EnginePacket.Separator]);
            writer.Write(packets[i].Span);
        }

        await writer.FlushAsync(context.RequestAborted);
    }

    private async Task ReceiveAsync(HttpContext context, EngineSession session)
    {
        var (bytes, isTooLarge) = await ReadAsync(context);
        ReadOnlyMemory<byte> body = bytes;
        if (!isTooLarge && !EnginePacket.IsText(body))
            throw new InvalidDataException("It is no text.");

        while (EnginePacket.TryTake(ref body, out var packet) && !session.IsOver)
        {
            if (isTooLarge && body.IsEmpty)
                session.Receive(EngineMessage.TooLarge(packet));
            else
                session.Receive(packet);
        }

        await session.WhenRoomAsync(context.RequestAborted);
    }

    private async Task<(byte[] Body, bool IsTooLarge)> ReadAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        byte[]? head = null;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (head is null && read.Buffer.Length > maxPayload)
                head = read.Buffer.Slice(0, maxPayload).ToArray();
            if (read.IsCompleted)
            {
                var body = head ?? read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return (body, head is not null);
            }

            reader.AdvanceTo(head is null ? read.Buffer.Start : read.Buffer.End, read.Buffer.End);
        }
    }

    private static bool IsBinary(HttpRequest request) =>
        request.ContentType is { } type && type.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase);
}
