using System.Data.Common;
using Interviewing.Audit;

namespace Interviewing.Storage;

/// <summary>A storage in tables: what another program does to it is SQL.</summary>
public abstract class SqlStorageUnderTest : StorageUnderTest
{
    /// <summary>A connection of another program, open.</summary>
    protected abstract DbConnection Connect();

    /// <summary>Runs a statement as another program.</summary>
    public void Execute(string sql, params IEnumerable<(string Name, object Value)> parameters)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        command.ExecuteNonQuery();
    }

    public override Task ReplaceEntryAsync(GrainId grain, int seq, string payload)
    {
        Execute(
            "UPDATE grain_journal SET payload = @payload WHERE grain = @grain AND seq = @seq",
            ("payload", payload), ("grain", grain.ToString()), ("seq", seq));
        return Task.CompletedTask;
    }

    public override Task RemoveEntryAsync(GrainId grain, int seq)
    {
        Execute("DELETE FROM grain_journal WHERE grain = @grain AND seq = @seq", ("grain", grain.ToString()), ("seq", seq));
        return Task.CompletedTask;
    }

    public override Task ReplaceStateAsync(GrainId grain, string payload)
    {
        Execute(
            "UPDATE grain_state SET payload = @payload WHERE grain = @grain", ("payload", payload), ("grain", grain.ToString()));
        return Task.CompletedTask;
    }

    public override Task TamperAsync(Func<(string Tenant, AuditRow Row), (string Tenant, AuditRow Row)?> change)
    {
        foreach (var (tenant, row) in AuditRows())
        {
            (string, object)[] key = [("tenant", tenant), ("sequence", row.Sequence)];
            if (change((tenant, row)) is not { } changed)
            {
                Execute("DELETE FROM audit WHERE tenant = @tenant AND sequence = @sequence", key);
                continue;
            }

            Execute(
                "UPDATE audit SET tenant = @new, entry = @entry, previous_hash = @previous, hash = @hash "
                + "WHERE tenant = @tenant AND sequence = @sequence",
                [
                    .. key, ("new", changed.Tenant), ("entry", changed.Row.Entry), ("previous", changed.Row.PreviousHash),
                    ("hash", changed.Row.Hash),
                ]);
        }

        return Task.CompletedTask;
    }

    private List<(string Tenant, AuditRow Row)> AuditRows()
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT tenant, sequence, entry, previous_hash, hash FROM audit";
        using var reader = command.ExecuteReader();
        List<(string, AuditRow)> rows = [];
        while (reader.Read())
        {
            rows.Add((reader.GetString(0), new()
            {
                Sequence = reader.GetInt64(1),
                Entry = reader.GetString(2),
                PreviousHash = reader.GetString(3),
                Hash = reader.GetString(4),
            }));
        }

        return rows;
    }
}
