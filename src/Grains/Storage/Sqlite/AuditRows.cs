using System.Collections.Immutable;
using Interviewing.Audit;

namespace Interviewing.Storage.Sqlite;

/// <summary>The rows of the table <c>audit</c>.</summary>
internal static class AuditRows
{
    private const string Columns = "sequence, entry, previous_hash, hash";

    private static readonly Sql SelectLast =
        new($"SELECT {Columns} FROM audit WHERE tenant = ?1 ORDER BY sequence DESC LIMIT 1");

    private static readonly Sql SelectAfter =
        new($"SELECT {Columns} FROM audit WHERE tenant = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3");

    private static readonly Sql SelectOfSession = new(
        $"SELECT {Columns} FROM audit WHERE tenant = ?1 AND session_id = ?4 AND sequence > ?2 ORDER BY sequence LIMIT ?3");

    private static readonly Sql SelectTenants = new("SELECT DISTINCT tenant FROM audit ORDER BY tenant");

    private static readonly Sql InsertRow = new(
        "INSERT INTO audit (tenant, sequence, id, session_id, entry, previous_hash, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

    private static readonly Sql SelectById = new("SELECT 1 FROM audit WHERE tenant = ?1 AND id = ?2");

    public static AuditRow? Last(Connection connection, string tenant)
    {
        var rows = connection[SelectLast];
        rows.Bind(1, tenant);
        return All(rows) is [var last] ? last : null;
    }

    public static ImmutableArray<AuditRow> After(
        Connection connection, (string Tenant, long After, int Limit, string? SessionId) wanted)
    {
        var rows = connection[wanted.SessionId is null ? SelectAfter : SelectOfSession];
        rows.Bind(1, wanted.Tenant);
        rows.Bind(2, wanted.After);
        rows.Bind(3, wanted.Limit);
        if (wanted.SessionId is { } sessionId) rows.Bind(4, sessionId);
        return All(rows);
    }

    public static HashSet<Guid> Find(Connection connection, (string Tenant, IReadOnlyList<Guid> Ids) wanted) =>
        [.. wanted.Ids.Where(id => Has(connection, wanted.Tenant, id))];

    public static ImmutableArray<string> Tenants(Connection connection)
    {
        var rows = connection[SelectTenants];
        var tenants = ImmutableArray.CreateBuilder<string>();
        try
        {
            while (rows.Step()) tenants.Add(rows.Text(0));
        }
        finally
        {
            rows.Reset();
        }

        return tenants.DrainToImmutable();
    }

    private static bool Has(Connection connection, string tenant, Guid id)
    {
        var row = connection[SelectById];
        row.Bind(1, tenant);
        row.Bind(2, id.ToString());
        try
        {
            return row.Step();
        }
        finally
        {
            row.Reset();
        }
    }

    private static ImmutableArray<AuditRow> All(Statement rows)
    {
        var all = ImmutableArray.CreateBuilder<AuditRow>();
        try
        {
            while (rows.Step())
            {
                all.Add(new()
                {
                    Sequence = rows.Integer(0),
                    Entry = rows.Text(1),
                    PreviousHash = rows.Text(2),
                    Hash = rows.Text(3),
                });
            }
        }
        finally
        {
            rows.Reset();
        }

        return all.DrainToImmutable();
    }

    /// <summary>Puts rows at the end of a tenant's log.</summary>
    internal sealed class Append(string tenant, IReadOnlyList<ChainedEntry> entries) : SqliteWrite
    {
        public override bool HasSeveralSteps => entries.Count > 1;

        public override void Execute(Connection connection)
        {
            var first = entries[0].Row;
            var last = Last(connection, tenant);
            if ((last?.Sequence ?? 0) != first.Sequence - 1 || (last?.Hash ?? AuditRow.NoHash) != first.PreviousHash
                || entries.Any(entry => Has(connection, tenant, entry.Id)))
            {
                Refusal = new AuditConflictException(tenant);
                return;
            }

            var insert = connection[InsertRow];
            insert.Bind(1, tenant);
            foreach (var (row, id, sessionId) in entries)
            {
                insert.Bind(2, row.Sequence);
                insert.Bind(3, id.ToString());
                insert.Bind(4, sessionId);
                insert.Bind(5, row.Entry);
                insert.Bind(6, row.PreviousHash);
                insert.Bind(7, row.Hash);
                insert.Run();
            }
        }
    }
}
