using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FakeOpenAI;

/// <summary>Writes the bodies of answers, in OpenAI's shape.</summary>
internal sealed class Completion(string model) : IDisposable
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly byte[] _model = JsonEncodedText.Encode(model).EncodedUtf8Bytes.ToArray();
    private readonly ArrayBufferWriter<byte> _body = new(4096);
    private readonly Utf8JsonWriter _writer = new(Stream.Null, Options);

    /// <summary>A chat.completion; valid until the next one is written.</summary>
    public ReadOnlyMemory<byte> Write(ReadOnlySpan<byte> content, int promptBytes, ReplyFault fault, long number)
    {
        var (prompt, cached, completion) = Tokens(promptBytes, content.Length);
        content = Spoilt(content, fault);

        Start();
        _writer.WriteStartObject();
        _writer.WriteString("id"u8, $"chatcmpl-{number}");
        _writer.WriteString("object"u8, "chat.completion"u8);
        _writer.WriteNumber("created"u8, 1_770_000_000);
        _writer.WriteString("model"u8, _model);
        _writer.WriteStartArray("choices"u8);
        _writer.WriteStartObject();
        _writer.WriteNumber("index"u8, 0);
        _writer.WriteStartObject("message"u8);
        _writer.WriteString("role"u8, "assistant"u8);
        if (fault is ReplyFault.Refusal or ReplyFault.ContentFilter)
            _writer.WriteNull("content"u8);
        else
            _writer.WriteString("content"u8, content);
        if (fault == ReplyFault.Refusal)
            _writer.WriteString("refusal"u8, "I'm sorry, I can't help with that."u8);
        else
            _writer.WriteNull("refusal"u8);
        _writer.WriteStartArray("annotations"u8);
        _writer.WriteEndArray();
        _writer.WriteEndObject();
        _writer.WriteNull("logprobs"u8);
        _writer.WriteString("finish_reason"u8, FinishReason(fault));
        _writer.WriteEndObject();
        _writer.WriteEndArray();
        _writer.WriteStartObject("usage"u8);
        _writer.WriteNumber("prompt_tokens"u8, prompt);
        _writer.WriteNumber("completion_tokens"u8, completion);
        _writer.WriteNumber("total_tokens"u8, prompt + completion);
        _writer.WriteStartObject("prompt_tokens_details"u8);
        _writer.WriteNumber("cached_tokens"u8, cached);
        _writer.WriteNumber("audio_tokens"u8, 0);
        _writer.WriteEndObject();
        _writer.WriteStartObject("completion_tokens_details"u8);
        _writer.WriteNumber("reasoning_tokens"u8, 0);
        _writer.WriteNumber("audio_tokens"u8, 0);
        _writer.WriteEndObject();
        _writer.WriteEndObject();
        _writer.WriteString("service_tier"u8, "default"u8);
        _writer.WriteString("system_fingerprint"u8, "fp_fake"u8);
        _writer.WriteEndObject();
        return End();
    }

    /// <summary>What a call costs.</summary>
    public static (int Prompt, int Cached, int Completion) Tokens(int promptBytes, int contentBytes)
    {
        var prompt = promptBytes / 4;
        // OpenAI caches prefixes of 1,024 tokens and more, in steps of 128.
        return (prompt, prompt >= 1024 ? prompt / 2 / 128 * 128 : 0, Math.Max(1, contentBytes / 4));
    }

    /// <summary>The content with the fault.</summary>
    public static ReadOnlySpan<byte> Spoilt(ReadOnlySpan<byte> content, ReplyFault fault) => fault switch
    {
        ReplyFault.Length => content[..(content.Length / 2)],
        ReplyFault.InvalidJson => "{\"acknowledgement\": \"Thank you"u8,
        ReplyFault.Empty => [],
        _ => content,
    };

    /// <summary>How the reply ends.</summary>
    public static string FinishReason(ReplyFault fault) => fault switch
    {
        ReplyFault.Length => "length",
        ReplyFault.ContentFilter => "content_filter",
        _ => "stop",
    };

    /// <summary>An error; valid until the next body is written.</summary>
    public ReadOnlyMemory<byte> WriteError(string message, string type, string? code)
    {
        Start();
        _writer.WriteStartObject();
        _writer.WriteStartObject("error"u8);
        _writer.WriteString("message"u8, message);
        _writer.WriteString("type"u8, type);
        _writer.WriteNull("param"u8);
        _writer.WriteString("code"u8, code);
        _writer.WriteEndObject();
        _writer.WriteEndObject();
        return End();
    }

    public void Dispose() => _writer.Dispose();

    private void Start()
    {
        _body.ResetWrittenCount();
        _writer.Reset(_body);
    }

    private ReadOnlyMemory<byte> End()
    {
        _writer.Flush();
        return _body.WrittenMemory;
    }
}
