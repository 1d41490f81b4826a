using System.Buffers.Text;

namespace Interviewing.Load.Wire;

/// <summary>Reads a body that comes in chunks (RFC 9112, section 7.1), without trailers or extensions.</summary>
public static class ChunkedBody
{
    /// <summary>True once the last chunk is there.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> received)
    {
        var at = 0;
        while (TryReadSize(received, ref at, out var size))
        {
            if (size == 0)
                return received.Length >= at + 2;
            at += size + 2;
        }

        return false;
    }

    /// <summary>Moves the parts of a whole body together, to the front; their length.</summary>
    public static int Join(Span<byte> received)
    {
        int at = 0, joined = 0;
        while (TryReadSize(received, ref at, out var size) && size > 0)
        {
            received.Slice(at, size).CopyTo(received[joined..]);
            joined += size;
            at += size + 2;
        }

        return joined;
    }

    private static bool TryReadSize(ReadOnlySpan<byte> received, ref int at, out int size)
    {
        size = 0;
        if (at >= received.Length)
            return false;
        var line = received[at..];
        var end = line.IndexOf("\r\n"u8);
        if (end < 0)
            return false;
        if (!Utf8Parser.TryParse(line[..end], out size, out var read, 'X') || read != end)
            throw new IOException("A chunk does not begin with its size.");
        at += end + 2;
        return true;
    }
}
