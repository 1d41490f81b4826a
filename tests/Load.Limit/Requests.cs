using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interviewing.Load.Limit;

/// <summary>The body of a creation.</summary>
public sealed record CreateBody(
    string RoomName, string CandidateId, string? CandidateName, string JobDescription, int? QuestionCount);

/// <summary>The body of a response.</summary>
public sealed record ResponseBody(string Response, string? ResponseId, string? QuestionId);

/// <summary>The body of a call that says nothing.</summary>
public sealed record EmptyBody;

/// <summary>Reads the bodies without reflection, as the web front does.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CreateBody))]
[JsonSerializable(typeof(ResponseBody))]
[JsonSerializable(typeof(EmptyBody))]
public sealed partial class RequestJson : JsonSerializerContext;
