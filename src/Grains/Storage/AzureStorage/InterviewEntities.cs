using Azure.Data.Tables;
using Interviewing.Directory;
using Interviewing.Interviews;

namespace Interviewing.Storage.AzureStorage;

/// <summary>The rows of the list of interviews as entities of the table.</summary>
internal static class InterviewEntities
{
    /// <summary>Where a row lies. One partition takes some 2,000 changes a second: the rows are spread over 256.</summary>
    public static (string Partition, string Key) KeyOf(AzureAccount account, string session) =>
        (account.Partition("row", session[^2..]), session);

    public static TableEntity Write(AzureAccount account, InterviewRow row)
    {
        var (partition, key) = KeyOf(account, row.SessionId);
        return new(partition, key)
        {
            [nameof(InterviewRow.Tenant)] = row.Tenant,
            [nameof(InterviewRow.RoomName)] = row.RoomName,
            [nameof(InterviewRow.CandidateId)] = row.CandidateId,
            [nameof(InterviewRow.CandidateName)] = row.CandidateName,
            [nameof(InterviewRow.State)] = (int)row.State,
            [nameof(InterviewRow.CurrentQuestionIndex)] = row.CurrentQuestionIndex,
            [nameof(InterviewRow.QuestionCount)] = row.QuestionCount,
            [nameof(InterviewRow.CreatedAt)] = row.CreatedAt,
            [nameof(InterviewRow.StartTime)] = row.StartTime,
            [nameof(InterviewRow.EndTime)] = row.EndTime,
            [nameof(InterviewRow.Degraded)] = row.Degraded,
            [nameof(InterviewRow.LastSequence)] = row.LastSequence,
        };
    }

    public static InterviewRow Read(TableEntity entity) => new()
    {
        SessionId = entity.RowKey,
        Tenant = entity.GetString(nameof(InterviewRow.Tenant)),
        RoomName = entity.GetString(nameof(InterviewRow.RoomName)),
        CandidateId = entity.GetString(nameof(InterviewRow.CandidateId)),
        CandidateName = entity.GetString(nameof(InterviewRow.CandidateName)),
        State = (InterviewState)entity.GetInt32(nameof(InterviewRow.State))!,
        CurrentQuestionIndex = entity.GetInt32(nameof(InterviewRow.CurrentQuestionIndex))!.Value,
        QuestionCount = entity.GetInt32(nameof(InterviewRow.QuestionCount))!.Value,
        CreatedAt = entity.GetDateTimeOffset(nameof(InterviewRow.CreatedAt))!.Value,
        StartTime = entity.GetDateTimeOffset(nameof(InterviewRow.StartTime)),
        EndTime = entity.GetDateTimeOffset(nameof(InterviewRow.EndTime)),
        Degraded = entity.GetBoolean(nameof(InterviewRow.Degraded))!.Value,
        LastSequence = entity.GetInt64(nameof(InterviewRow.LastSequence))!.Value,
    };
}
