using System.Text.Json.Serialization;
using Interviewing.Interviews;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>What a planning call returns, unchecked.</summary>
internal sealed class PlanContent
{
    [JsonRequired] public string Introduction { get; set; } = "";

    [JsonRequired] public PlannedQuestion[] Questions { get; set; } = [];

    [JsonRequired] public string Conclusion { get; set; } = "";

    [JsonRequired] public string Farewell { get; set; } = "";
}

/// <summary>A question as a planning call returns it, unchecked.</summary>
internal sealed class PlannedQuestion
{
    [JsonRequired] public string Text { get; set; } = "";

    [JsonRequired] public QuestionType Type { get; set; }

    [JsonRequired] public string Competency { get; set; } = "";

    [JsonRequired] public string Expected { get; set; } = "";
}

/// <summary>What a call about an introduction returns, unchecked.</summary>
internal sealed class OpeningContent
{
    [JsonRequired] public string Acknowledgement { get; set; } = "";
}

/// <summary>What a call about an answer returns, unchecked.</summary>
internal sealed class AnswerContent
{
    [JsonRequired] public string[] Evidence { get; set; } = [];

    [JsonRequired] public string[] Missing { get; set; } = [];

    [JsonRequired] public string Reason { get; set; } = "";

    [JsonRequired] public int? Score { get; set; }

    [JsonRequired] public string? FollowUp { get; set; }

    [JsonRequired] public string Acknowledgement { get; set; } = "";
}

/// <summary>What a call about the candidate's own questions returns, unchecked.</summary>
internal sealed class ClosingContent
{
    [JsonRequired] public string Acknowledgement { get; set; } = "";

    [JsonRequired] public bool CandidateIsDone { get; set; }
}

/// <summary>What a summarising call returns, unchecked.</summary>
internal sealed class SummaryContent
{
    [JsonRequired] public string Summary { get; set; } = "";

    [JsonRequired] public string[] Strengths { get; set; } = [];

    [JsonRequired] public string[] AreasForImprovement { get; set; } = [];
}

/// <summary>Reads the contents of replies; a null where none is allowed is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PlanContent))]
[JsonSerializable(typeof(OpeningContent))]
[JsonSerializable(typeof(AnswerContent))]
[JsonSerializable(typeof(ClosingContent))]
[JsonSerializable(typeof(SummaryContent))]
internal sealed partial class ReplyJsonContext : JsonSerializerContext;
