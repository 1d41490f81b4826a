using Azure.Data.Tables;
using Interviewing.Audit;

namespace Interviewing.Storage.AzureStorage;

/// <summary>
/// The entities of audit logs. A tenant's log is one partition, so that a transaction adds to all of it: the rows by their number, the
/// head, which is the newest row once more, a link for the id of each entry, and for each interview links to the rows about it.
/// </summary>
internal static class AuditEntities
{
    /// <summary>The key of the newest row.</summary>
    public const string Head = "head";

    private const string Sequence = "Sequence";

    public static string RowKey(long sequence) => $"row-{sequence:D19}";

    public static string IdKey(Guid id) => $"id-{id}";

    public static string LinkKey(string session, long sequence) => $"of-{session}-{sequence:D19}";

    public static TableEntity Write(string partition, string key, AuditRow row) => new(partition, key)
    {
        [Sequence] = row.Sequence,
        [nameof(AuditRow.Entry)] = row.Entry,
        [nameof(AuditRow.PreviousHash)] = row.PreviousHash,
        [nameof(AuditRow.Hash)] = row.Hash,
    };

    public static TableEntity Link(string partition, string key, long sequence) => new(partition, key) { [Sequence] = sequence };

    public static long SequenceOf(TableEntity entity) => entity.GetInt64(Sequence)!.Value;

    public static AuditRow Read(TableEntity entity) => new()
    {
        Sequence = SequenceOf(entity),
        Entry = entity.GetString(nameof(AuditRow.Entry)),
        PreviousHash = entity.GetString(nameof(AuditRow.PreviousHash)),
        Hash = entity.GetString(nameof(AuditRow.Hash)),
    };
}
