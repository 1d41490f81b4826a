using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Interviewing.WebFront.Http;

/// <summary>Reads a request's JSON object in one pass.</summary>
internal static class RequestBody
{
    public const string Field = "body";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The body as an object. What its fields break is noted; what is no JSON object is refused.</summary>
    /// <exception cref="InvalidRequestException">It is not a JSON object.</exception>
    /// <exception cref="RefusedException">It says that it is something else than JSON (415).</exception>
    public static async ValueTask<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> shape, FieldErrors errors)
        where T : class
    {
        RequireJson(request);
        var body = await WholeAsync(request);
        try
        {
            return body.IsSingleSegment ? Parse(body.FirstSpan, shape, errors) : Parse(body.ToArray(), shape, errors);
        }
        finally
        {
            request.BodyReader.AdvanceTo(body.End);
        }
    }

    /// <summary>The body's bytes.</summary>
    public static async ValueTask<byte[]> ReadBytesAsync(HttpRequest request)
    {
        var body = await WholeAsync(request);
        var bytes = body.ToArray();
        request.BodyReader.AdvanceTo(body.End);
        return bytes;
    }

    /// <summary>As <see cref="ReadAsync"/>, of bytes that are there.</summary>
    public static T Parse<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> shape, FieldErrors errors)
        where T : class
    {
        if (utf8.StartsWith(ByteOrderMark))
            utf8 = utf8[ByteOrderMark.Length..];
        if (utf8.IsEmpty)
            throw FieldErrors.Of(Field, "must be a JSON object; it is empty");
        if (!Utf8.IsValid(utf8))
            throw FieldErrors.Of(Field, "must be UTF-8");
        try
        {
            return JsonSerializer.Deserialize(utf8, shape) ?? throw FieldErrors.Of(Field, "must be a JSON object");
        }
        catch (JsonException)
        {
            return BodyDiagnosis.Read(utf8.ToArray(), shape, errors);
        }
    }

    /// <summary>Refuses a body that says that it is something else than JSON.</summary>
    /// <exception cref="RefusedException">It does (415).</exception>
    public static void RequireJson(HttpRequest request)
    {
        if (request.ContentType is not { } type || IsJson(type))
            return;
        throw new RefusedException(
            StatusCodes.Status415UnsupportedMediaType, $"The body must be application/json; it is said to be {type}.");
    }

    // Whoever calls this has to advance the reader to its end.
    private static async ValueTask<ReadOnlySequence<byte>> WholeAsync(HttpRequest request)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted);
            if (read.IsCompleted)
                return read.Buffer;
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool IsJson(ReadOnlySpan<char> type)
    {
        var end = type.IndexOf(';');
        if (end >= 0)
            type = type[..end];
        type = type.Trim();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.StartsWith("application/", StringComparison.OrdinalIgnoreCase)
                && type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }
}
