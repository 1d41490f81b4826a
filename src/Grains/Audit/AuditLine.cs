using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interviewing.Audit;

/// <summary>An entry as it is kept: see <see cref="AuditRow.Entry"/>. The order of the members is that of the properties.</summary>
internal sealed record AuditLine
{
    [JsonPropertyName("sequence")] public required long Sequence { get; init; }

    [JsonPropertyName("tenant")] public required string Tenant { get; init; }

    [JsonPropertyName("id")] public required Guid Id { get; init; }

    [JsonPropertyName("at")] public required DateTime At { get; init; }

    [JsonPropertyName("actor")] public required string Actor { get; init; }

    [JsonPropertyName("actorKind")] public required AuditActorKind ActorKind { get; init; }

    [JsonPropertyName("action")] public required AuditAction Action { get; init; }

    [JsonPropertyName("sessionId")] public string? SessionId { get; init; }

    [JsonPropertyName("detail")] public string? Detail { get; init; }

    public static string Write(long sequence, string tenant, AuditEntry entry) => JsonSerializer.Serialize(
        new AuditLine
        {
            Sequence = sequence,
            Tenant = tenant,
            Id = entry.Id,
            At = entry.At.UtcDateTime,
            Actor = Cut(entry.Actor),
            ActorKind = entry.ActorKind,
            Action = entry.Action,
            SessionId = entry.SessionId,
            Detail = entry.Detail is { } detail ? Cut(detail) : null,
        },
        AuditJsonContext.Default.AuditLine);

    private static string Cut(string text) => text.Length <= AuditEntry.MaxText ? text : text[..AuditEntry.MaxText];
}

/// <summary>How entries are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditLine))]
internal sealed partial class AuditJsonContext : JsonSerializerContext;
