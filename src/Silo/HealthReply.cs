using System.Buffers;
using System.Text.Json;

namespace Interviewing.Silo;

/// <summary>What a health check is answered: <c>{"status": "ok" | "unavailable", "detail": "..."}</c>.</summary>
internal static class HealthReply
{
    public static void Write(IBufferWriter<byte> to, int status, string detail)
    {
        using Utf8JsonWriter json = new(to);
        json.WriteStartObject();
        json.WriteString("status"u8, status == 200 ? "ok"u8 : "unavailable"u8);
        json.WriteString("detail"u8, detail);
        json.WriteEndObject();
    }
}
