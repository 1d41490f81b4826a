using System.Buffers.Text;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>
/// A connection on which each request goes out in one piece. HttpClient writes what fits into its buffer of 4 KB, the head
/// and the beginning of the body, and then the rest: twice the work for both ends, and over TLS two records.
/// </summary>
internal sealed class WholeRequests(Stream connection) : Stream
{
    // What is longer is mostly body, and goes out as it comes.
    private const int Longest = 64 * 1024;

    private byte[] _held = [];
    private int _length;
    private long _toCome;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var isFirst = _toCome == 0;
        if (isFirst)
            _toCome = LengthOf(buffer.Span);
        var isHeld = isFirst ? _toCome > buffer.Length && _toCome <= Longest : _length > 0;
        if (isHeld && isFirst && _held.Length < _toCome)
            _held = new byte[_toCome];
        _toCome -= buffer.Length;
        if (!isHeld)
            return connection.WriteAsync(buffer, cancellationToken);

        buffer.CopyTo(_held.AsMemory(_length));
        _length += buffer.Length;
        if (_toCome > 0)
            return ValueTask.CompletedTask;
        var whole = _held.AsMemory(0, _length);
        _length = 0;
        return connection.WriteAsync(whole, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => connection.Write(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        connection.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        connection.ReadAsync(buffer, offset, count, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => connection.Read(buffer, offset, count);

    public override void Flush() => connection.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            connection.Dispose();
        base.Dispose(disposing);
    }

    // Of the whole request, by its head. One that does not say how long it is ends, for this connection, never.
    private static long LengthOf(ReadOnlySpan<byte> beginning)
    {
        var head = beginning.IndexOf("\r\n\r\n"u8);
        var name = head < 0 ? -1 : beginning[..head].IndexOf("\r\nContent-Length: "u8);
        return name >= 0 && Utf8Parser.TryParse(beginning[(name + 18)..], out long body, out _)
            ? head + 4 + body
            : long.MaxValue;
    }
}
