using System.Text.Json.Serialization;

namespace Interviewing.Interviews;

/// <summary>How facts are written to disk: JSON that a person can read, in names that never change.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InterviewFact))]
[JsonSerializable(typeof(InterviewFact[]))]
internal sealed partial class InterviewJsonContext : JsonSerializerContext;
