using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>Reads a response that is not a reply.</summary>
internal static class ErrorReply
{
    private const int MaxCode = 60;

    /// <summary>What it means for the call.</summary>
    public static ProviderException Read(PipelineResponse response, TimeProvider time)
    {
        var code = Code(response.Content.ToMemory());
        var fault = response.Status switch
        {
            401 or 403 => ProviderFault.Unauthorized,
            429 when code is "insufficient_quota" => ProviderFault.OutOfQuota,
            429 => ProviderFault.RateLimited,
            408 or 409 or >= 500 => ProviderFault.Server,
            _ => ProviderFault.Rejected,
        };
        var message = string.Create(
            CultureInfo.InvariantCulture, $"The provider answered {response.Status}{(code is null ? "" : " " + code)}.");
        return new(fault, message) { RetryAfter = RetryAfter.Of(response.Headers, time) };
    }

    // Its code or type alone, and only if it is one: the message of an error can repeat what was sent.
    private static string? Code(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
                    ? Text(error, "code") ?? Text(error, "type")
                    : null;
        }
        catch (JsonException)
        {
            // A gateway's page, or nothing: the status says enough.
            return null;
        }
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 and <= MaxCode } text
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.')
                ? text
                : null;
}
