using System.Text.Json.Serialization;

namespace Interviewing.Speech.OpenAI;

/// <summary>The body of a call for speech.</summary>
internal sealed record SpeechBody(string Model, string Input, string Voice, string ResponseFormat);

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SpeechBody))]
internal sealed partial class SpeechJsonContext : JsonSerializerContext;
