using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;

namespace Livekit.Server.Sdk.Dotnet;

/// <summary>The claims as they stand in a token: every one is there, also where it is empty.</summary>
internal static class TokenPayload
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Grants = new(JsonSerializerDefaults.Web);

    public static string Write(ClaimsModel claims, string issuer, long issuedAt, double notBefore, double expires)
    {
        var payload = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(payload, Options))
        {
            writer.WriteStartObject();
            WriteText(writer, "sub", claims.Identity);
            WriteText(writer, "jti", claims.Identity);
            writer.WriteString("iss", issuer);
            writer.WriteNumber("nbf", notBefore);
            writer.WriteNumber("iat", issuedAt);
            writer.WriteNumber("exp", expires);
            WriteObject(writer, "video", claims.Video);
            WriteObject(writer, "sip", claims.Sip);
            WriteText(writer, "name", claims.Name);
            WriteText(writer, "metadata", claims.Metadata);
            WriteText(writer, "sha256", claims.Sha256);
            WriteText(writer, "kind", claims.Kind);
            if (claims.Attributes is { Count: > 0 })
                WriteObject(writer, "attributes", claims.Attributes);
            if (!string.IsNullOrEmpty(claims.RoomPreset))
                writer.WriteString("roomPreset", claims.RoomPreset);
            if (claims.RoomConfig is not null)
            {
                writer.WritePropertyName("roomConfig");
                using var config = JsonDocument.Parse(JsonFormatter.Default.Format(claims.RoomConfig));
                config.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(payload.WrittenSpan);
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text) =>
        writer.WriteString(name, text ?? throw new ArgumentNullException(name));

    private static void WriteObject<T>(Utf8JsonWriter writer, string name, T? value)
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value ?? throw new ArgumentNullException(name), Grants);
    }
}
