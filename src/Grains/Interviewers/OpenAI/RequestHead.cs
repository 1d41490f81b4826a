using System.Buffers;
using System.Text.Json;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>
/// The part of a body that is the same for every call of a kind, up to the opening quote of the user's message.
/// Encoded once; being the same every time, it is also what the provider can cache.
/// </summary>
internal static class RequestHead
{
    /// <summary>Encodes it.</summary>
    public static byte[] Encode(CallKind kind, OpenAIOptions options)
    {
        var head = new ArrayBufferWriter<byte>(8192);
        using var writer = new Utf8JsonWriter(head, RequestBody.WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("model"u8, options.Model);
        if (options.Temperature is { } temperature)
            writer.WriteNumber("temperature"u8, temperature);
        if (options.MaxOutputTokens is { } most)
            writer.WriteNumber("max_completion_tokens"u8, most);
        writer.WriteStartObject("response_format"u8);
        writer.WriteString("type"u8, "json_schema"u8);
        writer.WriteStartObject("json_schema"u8);
        writer.WriteString("name"u8, kind.SchemaName);
        writer.WriteBoolean("strict"u8, true);
        writer.WritePropertyName("schema"u8);
        using (var schema = JsonDocument.Parse(kind.Schema))
            schema.WriteTo(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartArray("messages"u8);
        writer.WriteStartObject();
        writer.WriteString("role"u8, "system"u8);
        writer.WriteString("content"u8, kind.Prompt);
        writer.WriteEndObject();
        writer.WriteStartObject();
        writer.WriteString("role"u8, "user"u8);
        writer.Flush();
        head.Write(",\"content\":\""u8);
        return head.WrittenSpan.ToArray();
    }
}
