using System.Collections.Immutable;
using Interviewing.Directory;

namespace Interviewing.Storage.Sqlite;

/// <summary>The list of interviews in the SQLite database.</summary>
internal sealed class SqliteInterviewIndex(SqliteDatabase database) : IInterviewIndex
{
    // One statement for each combination of filters, so that each is prepared once and reads along one index: by the
    // tenant, the filter's value and then by session id, from the newest on.
    private static readonly Sql[] Lists = [.. Enumerable.Range(0, 16).Select(filters => new Sql(List(filters)))];

    /// <inheritdoc/>
    public Task UpsertAsync(IReadOnlyList<InterviewRow> rows) =>
        rows.Count == 0 ? Task.CompletedTask : database.Write(new InterviewRows.Upsert(rows));

    /// <inheritdoc/>
    public Task RemoveAsync(string sessionId) => database.Write(new InterviewRows.Remove(sessionId));

    /// <inheritdoc/>
    public Task<ImmutableArray<InterviewRow>> ListAsync(DirectoryQuery query) => Task.FromResult(database.Read(List, query));

    private static string List(int filters) =>
        $"""
        SELECT {InterviewRows.Columns} FROM interview WHERE session_id < ?1
        {((filters & 1) != 0 ? "AND state = ?3" : "")}
        {((filters & 2) != 0 ? "AND candidate_id = ?4" : "")}
        {((filters & 4) != 0 ? "AND room_name = ?5" : "")}
        {((filters & 8) != 0 ? "AND tenant = ?6" : "")}
        ORDER BY session_id DESC LIMIT ?2
        """;

    private static ImmutableArray<InterviewRow> List(Connection connection, DirectoryQuery query)
    {
        var filters = (query.State is null ? 0 : 1) + (query.CandidateId is null ? 0 : 2) + (query.RoomName is null ? 0 : 4)
            + (query.Tenant is null ? 0 : 8);
        var list = connection[Lists[filters]];
        // Session ids are in ASCII: this is above all of them.
        list.Bind(1, query.Before ?? "\u007f");
        list.Bind(2, Math.Clamp(query.Limit, 1, 200));
        if (query.State is { } state) list.Bind(3, (long)state);
        if (query.CandidateId is { } candidate) list.Bind(4, candidate);
        if (query.RoomName is { } room) list.Bind(5, room);
        if (query.Tenant is { } tenant) list.Bind(6, tenant);

        var rows = ImmutableArray.CreateBuilder<InterviewRow>();
        try
        {
            while (list.Step()) rows.Add(InterviewRows.Read(list));
        }
        finally
        {
            list.Reset();
        }

        return rows.DrainToImmutable();
    }
}
