using Interviewing.WebFront.Http;

namespace Interviewing.WebFront.Speech;

/// <summary>A part of a form. A form that breaks off, or is none, is the request's fault and said so.</summary>
internal sealed class FormStream(Stream part) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Does a step of reading.</summary>
    /// <exception cref="InvalidRequestException">The form is broken.</exception>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        // One that the server itself throws (too large, too slow, gone) is an IOException too, and says more.
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException
            && broken.GetType() != typeof(Microsoft.AspNetCore.Connections.ConnectionResetException))
        {
            throw FieldErrors.Of(RequestBody.Field, $"must be whole multipart/form-data: {broken.Message}");
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await GuardAsync(async () => await part.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
