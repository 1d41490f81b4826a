using System.Buffers.Text;

namespace Interviewing.Load.Wire;

/// <summary>What the head of an answer says of its body.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Length">The bytes of the head, with the empty line.</param>
/// <param name="ContentLength">The bytes of the body, where it is not chunked.</param>
/// <param name="Chunked">True where the body comes in chunks.</param>
public readonly record struct AnswerHead(int Status, int Length, int ContentLength, bool Chunked)
{
    private const int StatusAt = 9; // behind "HTTP/1.1 "
    private const int NoContent = 204;

    /// <summary>Reads it; false while it is not whole.</summary>
    public static bool TryRead(ReadOnlySpan<byte> received, out AnswerHead head)
    {
        head = default;
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;

        var lines = received[..(end + 2)];
        if (!lines.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(lines[StatusAt..], out int status, out _))
            throw new IOException("What came is not an HTTP/1.1 answer.");
        var length = end + 4;

        // The names as Kestrel writes them.
        var at = lines.IndexOf("\r\nContent-Length: "u8);
        if (at >= 0 && Utf8Parser.TryParse(lines[(at + 18)..], out int contentLength, out _))
            head = new(status, length, contentLength, Chunked: false);
        else if (lines.IndexOf("\r\nTransfer-Encoding: chunked"u8) >= 0)
            head = new(status, length, 0, Chunked: true);
        else if (status == NoContent)
            head = new(status, length, 0, Chunked: false);
        else
            throw new IOException($"An answer {status} does not say how long it is.");
        return true;
    }
}
