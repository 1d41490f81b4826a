using System.Text.Json.Serialization;

namespace Interviewing.WebFront.Access;

/// <summary>What a caller is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallerKind>))]
public enum CallerKind
{
    /// <summary>Anyone, where no API keys are configured: an operator of the default tenant.</summary>
    [JsonStringEnumMemberName("local")] Local = 0,

    /// <summary>A platform or a recruiter, with an API key.</summary>
    [JsonStringEnumMemberName("operator")] Operator = 1,

    /// <summary>The candidate of one interview, with its token.</summary>
    [JsonStringEnumMemberName("candidate")] Candidate = 2,
}
