using System.Text;
using Azure.Data.Tables;
using Interviewing.Directory;
using Interviewing.Interviews;

namespace Interviewing.Storage.AzureStorage;

/// <summary>
/// How rows of the list are found: for each filter a partition of links, which hold a session id, newest first. A table is sorted by
/// its keys and by nothing else. A link may be left over, from a process that ended between two writes: whoever follows it looks
/// whether the row is there and is what was looked for.
/// </summary>
internal static class InterviewLinks
{
    private const string SessionId = "SessionId";

    /// <summary>Every link that there can be of an interview, whatever its state is and was.</summary>
    public static IEnumerable<TableEntity> OfAnyState(AzureAccount account, InterviewRow row) => Of(account, row).Concat(
        Enum.GetValues<InterviewState>().Where(state => state != row.State).Select(state => OfState(account, row with { State = state })));

    /// <summary>All links of a row.</summary>
    public static IEnumerable<TableEntity> Of(AzureAccount account, InterviewRow row) =>
    [
        Link(OfAge(account), row.SessionId, row.SessionId),
        Newest(OfTenant(account, row.Tenant), row),
        Newest(OfCandidate(account, row.Tenant, row.CandidateId), row),
        Newest(OfRoom(account, row.Tenant, row.RoomName), row),
        OfState(account, row),
    ];

    /// <summary>The only link of a row that does not stay the same.</summary>
    public static TableEntity OfState(AzureAccount account, InterviewRow row) =>
        Newest(OfState(account, row.Tenant, row.State), row);

    /// <summary>The links that a query follows: of its filters the one with the fewest.</summary>
    public static string Query(AzureAccount account, DirectoryQuery query)
    {
        var partition = query.RoomName is { } room ? OfRoom(account, query.Tenant, room)
            : query.CandidateId is { } candidate ? OfCandidate(account, query.Tenant, candidate)
            : query.State is { } state ? OfState(account, query.Tenant, state)
            : OfTenant(account, query.Tenant);
        return query.Before is { } before
            ? TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {NewestFirst(before)}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
    }

    /// <summary>The links of all tenants, oldest first, between two session ids.</summary>
    public static string Query(AzureAccount account, string after, string before) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {OfAge(account)} and RowKey gt {after} and RowKey lt {before}");

    /// <summary>Where a link leads.</summary>
    public static string SessionOf(TableEntity link) => link.GetString(SessionId);

    private static string OfAge(AzureAccount account) => account.Partition("age");

    private static string OfTenant(AzureAccount account, string tenant) => account.Partition("tenant", tenant);

    private static string OfCandidate(AzureAccount account, string tenant, string candidate) =>
        account.Partition("candidate", tenant, candidate);

    private static string OfRoom(AzureAccount account, string tenant, string room) => account.Partition("room", tenant, room);

    private static string OfState(AzureAccount account, string tenant, InterviewState state) =>
        account.Partition("state", tenant, state.ToString());

    private static TableEntity Newest(string partition, InterviewRow row) => Link(partition, NewestFirst(row.SessionId), row.SessionId);

    private static TableEntity Link(string partition, string key, string session) => new(partition, key) { [SessionId] = session };

    // Session ids begin with the time of their making: turned round, the newest sorts first.
    private static string NewestFirst(string session)
    {
        var bytes = Encoding.ASCII.GetBytes(session);
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)~bytes[i];
        return Convert.ToHexString(bytes);
    }
}
