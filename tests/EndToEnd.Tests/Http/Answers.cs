using System.Text.Json;

namespace Interviewing.EndToEnd.Http;

/// <summary>An answer as it came.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">The body, word for word.</param>
public sealed record Answer(int Status, string Body)
{
    /// <summary>The body as what it should be; fails on any other status, and says what came.</summary>
    public T As<T>(int status = 200)
    {
        Assert.True(Status == status, $"Status {status} was to be expected; {Status} came: {Body}");
        return JsonSerializer.Deserialize<T>(Body, JsonSerializerOptions.Web)!;
    }
}

/// <summary>The answer to a creation.</summary>
public sealed record CreatedAnswer(string Id, string SessionId, string InterviewId, string State, int QuestionCount);

/// <summary>The answer to a start, a response and an end.</summary>
public sealed record TurnAnswer(
    string SessionId,
    string State,
    string? Message,
    string? MessageType,
    string? QuestionId,
    long Sequence,
    bool Completed,
    bool Degraded);

/// <summary>What a model was used for.</summary>
public sealed record UsageAnswer(
    string Model, int Calls, long InputTokens, long CachedInputTokens, long OutputTokens);

/// <summary>A question as a status shows it.</summary>
public sealed record QuestionAnswer(string Id, string Text, string? Expected);

/// <summary>The answer to a question for the status.</summary>
public sealed record StatusAnswer(
    string SessionId,
    string RoomName,
    string CandidateId,
    string State,
    int CurrentQuestionIndex,
    int QuestionCount,
    QuestionAnswer? CurrentQuestion,
    DateTimeOffset? StartTime,
    DateTimeOffset? EndTime,
    bool Paused,
    string? EndReason,
    bool Degraded,
    IReadOnlyList<UsageAnswer> Usage,
    long LastSequence);

/// <summary>One entry of a transcript.</summary>
public sealed record UtteranceAnswer(
    long Sequence, DateTimeOffset Timestamp, string Speaker, string Text, string MessageType, string? QuestionId)
{
    /// <summary>True for the candidate's words.</summary>
    public bool IsCandidates => Speaker == "candidate";
}

/// <summary>A transcript.</summary>
public sealed record TranscriptAnswer(string SessionId, IReadOnlyList<UtteranceAnswer> Transcript);

/// <summary>A quote and where it stands.</summary>
public sealed record EvidenceAnswer(string Quote, long Sequence);

/// <summary>What a competency came to.</summary>
public sealed record CompetencyAnswer(
    string Name, double? Score, string? Reason, IReadOnlyList<EvidenceAnswer> Evidence);

/// <summary>A summary.</summary>
public sealed record SummaryAnswer(
    string SessionId,
    string Summary,
    string Recommendation,
    double? OverallScore,
    IReadOnlyList<CompetencyAnswer> Competencies,
    IReadOnlyList<string> Strengths,
    IReadOnlyList<string> AreasForImprovement,
    string Model,
    bool Degraded,
    int DroppedQuotes);

/// <summary>A problem (RFC 9457), with what older clients read.</summary>
public sealed record ProblemAnswer(int Status, int StatusCode, string Detail, string? State);

/// <summary>What an event says: of all the fields those that its kind has.</summary>
public sealed record EventData(
    string SessionId, long Sequence, DateTimeOffset Timestamp, string? Message, string? State, string? Reason);

/// <summary>An event.</summary>
public sealed record EventAnswer(string Event, EventData Data);

/// <summary>The events after a sequence number.</summary>
public sealed record EventsAnswer(IReadOnlyList<EventAnswer> Events, long LastSequence);
