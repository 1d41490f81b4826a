using System.Globalization;
using Interviewing.Hosting;
using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>
/// The tables, by version: what <c>Silo --init-storage</c> makes and every silo looks for. The steps are embedded files; one
/// that has been released is never changed, only followed by another.
/// </summary>
public static class PostgresSchema
{
    /// <summary>The version that this build reads and writes.</summary>
    public const int Version = 4;

    // Of this product: one process at a time makes tables.
    private const long Lock = 0x696e74657276;

    /// <summary>
    /// Brings the database to <see cref="Version"/>, all of it or nothing. Processes that do so at once do it one after the
    /// other; done again, it changes nothing.
    /// </summary>
    /// <returns>The version that was there before, 0 for none.</returns>
    /// <exception cref="SettingsException">The database cannot be used: says why.</exception>
    public static Task<int> InitAsync(PostgresOptions options, CancellationToken cancellationToken) =>
        UseAsync(options, async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancellationToken);
            await ExecuteAsync(
                connection, "CREATE TABLE IF NOT EXISTS interviews_schema (version integer NOT NULL)", cancellationToken);
            var version = await VersionAsync(connection, cancellationToken);
            RequireNotNewer(options, version);
            await ExecuteAsync(connection, Sql("orleans.sql"), cancellationToken);
            for (var next = version + 1; next <= Version; next++)
                await ExecuteAsync(connection, Sql($"interviews.{next}.sql"), cancellationToken);
            await ExecuteAsync(
                connection,
                $"DELETE FROM interviews_schema; INSERT INTO interviews_schema VALUES ({Version})",
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return version;
        });

    /// <summary>Looks whether the tables are there.</summary>
    /// <exception cref="SettingsException">They are not, or the database cannot be used: says why.</exception>
    public static Task RequireAsync(PostgresOptions options, CancellationToken cancellationToken) =>
        UseAsync(options, async connection =>
        {
            var exists = await ScalarAsync(connection, "SELECT to_regclass('interviews_schema') IS NOT NULL", cancellationToken);
            var version = exists is true ? await VersionAsync(connection, cancellationToken) : 0;
            RequireNotNewer(options, version);
            if (version < Version)
            {
                throw new SettingsException(
                    $"{options.Place} has {(version == 0 ? "no tables" : $"tables of version {version}")}, and this build needs "
                    + $"version {Version}: run the silo once with --init-storage.");
            }

            return version;
        });

    private static void RequireNotNewer(PostgresOptions options, int version)
    {
        if (version > Version)
        {
            throw new SettingsException(
                $"{options.Place} has tables of version {version}, and this build knows them up to version {Version}: "
                + "start the newer build.");
        }
    }

    private static async Task<T> UseAsync<T>(PostgresOptions options, Func<NpgsqlConnection, Task<T>> use)
    {
        try
        {
            await using var connection = new NpgsqlConnection(options.ConnectionWithTimeouts());
            await connection.OpenAsync();
            return await use(connection);
        }
        catch (PostgresException refusal)
        {
            throw new SettingsException($"POSTGRES_CONNECTION: {options.Place} says {refusal.MessageText} ({refusal.SqlState}).");
        }
        catch (Exception failure) when (PostgresFaults.IsOne(failure))
        {
            throw new SettingsException(
                $"POSTGRES_CONNECTION: {options.Place} cannot be reached: {PostgresFaults.Words(failure)}");
        }
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        Convert.ToInt32(
            await ScalarAsync(connection, "SELECT coalesce(max(version), 0) FROM interviews_schema", cancellationToken),
            CultureInfo.InvariantCulture);

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Sql(string file)
    {
        using var stream = typeof(PostgresSchema).Assembly.GetManifestResourceStream("Postgres." + file)
            ?? throw new InvalidOperationException($"{file} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
