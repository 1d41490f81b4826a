using System.Buffers;
using System.ClientModel;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>
/// The body of a call: what is the same for every call of its kind, encoded once, and the data of this one as a JSON
/// object within the user's message. It is used again for later calls, and sent again as it is on a retry.
/// </summary>
internal sealed class RequestBody : BinaryContent
{
    // Text goes to the model as it is: escaped letters would cost tokens and understanding. No browser reads it.
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static readonly SearchValues<byte> Escaped = SearchValues.Create("\"\\"u8);

    // What a long job description has made larger is not kept for the short calls.
    private const int MaxKept = 128 * 1024;

    private readonly ArrayBufferWriter<byte> _data = new(4096);
    private readonly ArrayBufferWriter<byte> _body = new(8192);
    private readonly Utf8JsonWriter _writer;

    public RequestBody() => _writer = new Utf8JsonWriter(_data, WriterOptions);

    /// <summary>True while it is small enough to be kept for later calls.</summary>
    public bool CanBeKept => _body.Capacity <= MaxKept;

    /// <summary>The body as it goes over the wire.</summary>
    public ReadOnlyMemory<byte> Bytes => _body.WrittenMemory;

    /// <summary>Begins the data; what was written before is gone.</summary>
    public Utf8JsonWriter Begin()
    {
        _data.ResetWrittenCount();
        _writer.Reset(_data);
        _writer.WriteStartObject();
        return _writer;
    }

    /// <summary>Ends the data and puts the head before it.</summary>
    /// <param name="head">The head.</param>
    /// <param name="inChunks">Whether the reply shall come in chunks, and its usage with them.</param>
    public void End(ReadOnlySpan<byte> head, bool inChunks)
    {
        _writer.WriteEndObject();
        _writer.Flush();
        _body.ResetWrittenCount();
        _body.Write(head);
        WriteEscaped(_data.WrittenSpan);
        _body.Write("\"}]"u8);
        if (inChunks)
            _body.Write(",\"stream\":true,\"stream_options\":{\"include_usage\":true}"u8);
        _body.Write("}"u8);
    }

    public override bool TryComputeLength(out long length)
    {
        length = _body.WrittenCount;
        return true;
    }

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default) =>
        stream.Write(_body.WrittenSpan);

    public override Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default) =>
        stream.WriteAsync(_body.WrittenMemory, cancellationToken).AsTask();

    /// <summary>Does nothing: the package disposes a content after each attempt, this one outlives them.</summary>
    public override void Dispose()
    {
    }

    // JSON text has no control characters, so within a string only these two are to be escaped.
    private void WriteEscaped(ReadOnlySpan<byte> json)
    {
        var to = _body.GetSpan(json.Length * 2);
        var written = 0;
        while (true)
        {
            var next = json.IndexOfAny(Escaped);
            var plain = next < 0 ? json : json[..next];
            plain.CopyTo(to[written..]);
            written += plain.Length;
            if (next < 0)
                break;
            to[written++] = (byte)'\\';
            to[written++] = json[next];
            json = json[(next + 1)..];
        }

        _body.Advance(written);
    }
}
