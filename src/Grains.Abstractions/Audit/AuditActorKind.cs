using System.Text.Json.Serialization;

namespace Interviewing.Audit;

/// <summary>What kind of actor did something.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuditActorKind>))]
public enum AuditActorKind
{
    /// <summary>A platform or a recruiter, with an API key.</summary>
    [JsonStringEnumMemberName("operator")] Operator = 0,

    /// <summary>The candidate of the interview.</summary>
    [JsonStringEnumMemberName("candidate")] Candidate = 1,

    /// <summary>Anyone, where no API keys are configured.</summary>
    [JsonStringEnumMemberName("local")] Local = 2,

    /// <summary>The server by itself, such as by RETENTION_DAYS.</summary>
    [JsonStringEnumMemberName("system")] System = 3,
}
