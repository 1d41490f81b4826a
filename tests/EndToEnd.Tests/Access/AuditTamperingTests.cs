using Microsoft.Data.Sqlite;

namespace Interviewing.EndToEnd.Access;

/// <summary>What somebody with the database in hand changes in the audit log is found by the program's own command.</summary>
public sealed class AuditTamperingTests(GuardedInstallation guarded) : IClassFixture<GuardedInstallation>
{
    [Theory]
    [InlineData(true, "UPDATE audit SET entry = replace(entry, '\"actor\":\"ops\"', '\"actor\":\"eve\"') WHERE tenant = 'default' AND sequence = 2")]
    [InlineData(false, "UPDATE audit SET entry = replace(entry, '\"actor\":\"ops\"', '\"actor\":\"eve\"') WHERE tenant = 'default' AND sequence = 2")]
    [InlineData(true, "DELETE FROM audit WHERE tenant = 'default' AND sequence = 2")]
    [InlineData(false, "DELETE FROM audit WHERE tenant = 'default' AND sequence = 2")]
    public async Task ARowThatIsChangedOrTakenOutIsNamed(bool isRunning, string sql)
    {
        for (var i = 0; i < 3; i++)
            await guarded.CreateAsync();
        await guarded.CreateAsync(GuardedInstallation.OtherKey);
        if (!isRunning)
            await guarded.Product.Stop();
        var (exitCode, output) = await guarded.Product.Run("audit", "verify");
        Assert.True(exitCode == 0, output);
        var rows = Rows();

        Assert.Equal(1, Execute(sql));

        (exitCode, output) = await guarded.Product.Run("audit", "verify");
        Assert.Equal(1, exitCode);
        Assert.Contains("default: BROKEN at entry 2", output, StringComparison.Ordinal);
        // The other tenant's log is not touched, and said to be whole.
        Assert.Contains("acme: whole", output, StringComparison.Ordinal);

        // Put back as it was, it is whole again: only what it says counts.
        Restore(rows);
        (exitCode, output) = await guarded.Product.Run("audit", "verify");
        Assert.True(exitCode == 0, output);
        if (!isRunning)
            await guarded.Product.KillAndStart();
    }

    private List<object[]> Rows()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM audit WHERE sequence = 2 AND tenant = 'default'";
        using var reader = command.ExecuteReader();
        List<object[]> rows = [];
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private void Restore(List<object[]> rows)
    {
        using var connection = Open();
        foreach (var row in rows)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"INSERT OR REPLACE INTO audit VALUES ({string.Join(", ", row.Select((_, i) => $"${i}"))})";
            for (var i = 0; i < row.Length; i++)
                command.Parameters.AddWithValue("$" + i, row[i]);
            command.ExecuteNonQuery();
        }
    }

    private int Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(
            $"Data Source={Path.Combine(guarded.Product.DataFolder.FullName, "interviews.db")};Pooling=False;Default Timeout=20");
        connection.Open();
        return connection;
    }
}
