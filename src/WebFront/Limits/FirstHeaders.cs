using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Interviewing.WebFront.Limits;

/// <summary>
/// Hands a connection on when the headers of its first request are there, and closes one whose headers do not come in time.
/// Thousands that never say anything whole cost a buffer each, and their end costs no exception: Kestrel's own time-out ends all
/// that are due in one go, once a second, and whoever means well waits behind them. Later requests of a connection are Kestrel's.
/// </summary>
internal sealed class FirstHeaders(ConnectionOptions options, TimeProvider time)
{
    /// <summary>What handles a connection, once it has said something whole.</summary>
    public ConnectionDelegate Before(ConnectionDelegate next) => async connection =>
    {
        if (await AreThereAsync(connection.Transport))
            await next(connection);
    };

    private static ReadOnlyMemory<byte> TooSlow { get; } =
        "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();

    private async Task<bool> AreThereAsync(IDuplexPipe transport)
    {
        var input = transport.Input;
        var hasBegun = false;
        await using var deadline = time.CreateTimer(
            static reader => ((PipeReader)reader!).CancelPendingRead(), input, options.IdleTime, Timeout.InfiniteTimeSpan);
        while (true)
        {
            ReadResult read;
            try
            {
                read = await input.ReadAsync();
            }
            catch (Exception gone) when (gone is IOException or ConnectionAbortedException or ConnectionResetException)
            {
                return false;
            }

            var buffer = read.Buffer;
            // What is too long, and what ends without a request, Kestrel refuses in its own words.
            if (HasEnd(buffer) || buffer.Length > options.HeadersBytes || read.IsCompleted)
            {
                // Nothing is taken away, and nothing counts as seen.
                input.AdvanceTo(buffer.Start);
                return true;
            }

            var isSilent = buffer.IsEmpty;
            input.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCanceled)
            {
                if (!isSilent)
                    await transport.Output.WriteAsync(TooSlow);
                return false;
            }

            // Browsers open connections in advance: the time counts from the first byte.
            if (!hasBegun)
                deadline.Change(options.HeadersTime, Timeout.InfiniteTimeSpan);
            hasBegun = true;
        }
    }

    private static bool HasEnd(ReadOnlySequence<byte> buffer)
    {
        SequenceReader<byte> reader = new(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> _, "\r\n\r\n"u8);
    }
}
