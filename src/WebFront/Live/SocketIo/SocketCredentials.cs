using System.Text.Json;

namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>The credentials that a client connects with: <c>io(url, { auth: { token } })</c>.</summary>
internal static class SocketCredentials
{
    /// <summary>The token in a CONNECT packet; null for none.</summary>
    public static string? In(SocketPacket packet)
    {
        if (packet.Json.IsEmpty)
            return null;
        try
        {
            using var auth = JsonDocument.Parse(packet.Json);
            return auth.RootElement.ValueKind == JsonValueKind.Object
                && auth.RootElement.TryGetProperty("token", out var token) && token.ValueKind == JsonValueKind.String
                ? token.GetString() : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // No JSON, or half a surrogate pair in it: nobody's token.
            return null;
        }
    }
}
