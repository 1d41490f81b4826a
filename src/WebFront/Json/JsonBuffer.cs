using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Interviewing.WebFront.Json;

/// <summary>
/// A buffer and a writer that a thread uses again and again: writing JSON allocates nothing. It must not be held
/// across an await.
/// </summary>
internal sealed class JsonBuffer : IDisposable
{
    /// <summary>Larger buffers are not kept: a long transcript must not stay in every thread's memory.</summary>
    private const int MaxKept = 256 * 1024;

    [ThreadStatic]
    private static JsonBuffer? s_free;

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;

    private JsonBuffer() => _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions
    {
        // The answers are application/json and never part of a page: letters stay letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    });

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public static JsonBuffer Rent(object value, JsonTypeInfo shape)
    {
        var json = s_free ?? new JsonBuffer();
        s_free = null;
        JsonSerializer.Serialize(json._writer, value, shape);
        return json;
    }

    public void Dispose()
    {
        if (_buffer.Capacity > MaxKept)
            return;
        _buffer.ResetWrittenCount();
        _writer.Reset();
        s_free = this;
    }
}
