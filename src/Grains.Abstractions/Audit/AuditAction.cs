using System.Text.Json.Serialization;

namespace Interviewing.Audit;

/// <summary>What was done.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuditAction>))]
public enum AuditAction
{
    /// <summary>An interview was created.</summary>
    [JsonStringEnumMemberName("create")] Create = 0,

    /// <summary>It was started.</summary>
    [JsonStringEnumMemberName("start")] Start = 1,

    /// <summary>It was ended by somebody.</summary>
    [JsonStringEnumMemberName("end")] End = 2,

    /// <summary>Its plan of questions was replaced.</summary>
    [JsonStringEnumMemberName("plan_change")] PlanChange = 3,

    /// <summary>Its scores were read.</summary>
    [JsonStringEnumMemberName("read_scores")] ReadScores = 4,

    /// <summary>All that is held on it was read.</summary>
    [JsonStringEnumMemberName("export")] Export = 5,

    /// <summary>It was erased.</summary>
    [JsonStringEnumMemberName("erase")] Erase = 6,

    /// <summary>Its candidate was invited.</summary>
    [JsonStringEnumMemberName("invite")] Invite = 7,

    /// <summary>An invitation was taken up.</summary>
    [JsonStringEnumMemberName("invite_exchange")] InviteExchange = 8,

    /// <summary>An invitation was withdrawn.</summary>
    [JsonStringEnumMemberName("invite_revoke")] InviteRevoke = 9,

    /// <summary>The candidate consented, or did not.</summary>
    [JsonStringEnumMemberName("consent")] Consent = 10,

    /// <summary>Somebody was not let in, or not to this.</summary>
    [JsonStringEnumMemberName("refused")] Refused = 11,

    /// <summary>The candidate's tokens were withdrawn.</summary>
    [JsonStringEnumMemberName("token_revoke")] TokenRevoke = 12,
}
