using System.Globalization;
using Interviewing.Hosting;
using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>
/// The tables: what <c>Silo --init-storage</c> makes and every silo looks for. A database that has tables of another version is
/// refused.
/// </summary>
public static class PostgresSchema
{
    /// <summary>The version that this build reads and writes.</summary>
    public const int Version = 1;

    // Of this product: one process at a time makes tables.
    private const long Lock = 0x696e74657276;

    /// <summary>
    /// Makes the tables, all of them or none. Processes that do so at once do it one after the other; done again, it changes
    /// nothing.
    /// </summary>
    /// <returns>False where they were there already.</returns>
    /// <exception cref="SettingsException">The database cannot be used, or has tables of another version: says why.</exception>
    public static Task<bool> InitAsync(PostgresOptions options, CancellationToken cancellationToken) =>
        UseAsync(options, async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancellationToken);
            await ExecuteAsync(
                connection, "CREATE TABLE IF NOT EXISTS interviews_schema (version integer NOT NULL)", cancellationToken);
            var version = await VersionAsync(connection, cancellationToken);
            if (version != 0)
            {
                RequireThisVersion(options, version);
                return false;
            }

            await ExecuteAsync(connection, Sql("orleans.sql"), cancellationToken);
            await ExecuteAsync(connection, Sql("interviews.sql"), cancellationToken);
            await ExecuteAsync(connection, $"INSERT INTO interviews_schema VALUES ({Version})", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        });

    /// <summary>Checks that the tables are there.</summary>
    /// <exception cref="SettingsException">They are not, are of another version, or the database cannot be used: says why.</exception>
    public static Task RequireAsync(PostgresOptions options, CancellationToken cancellationToken) =>
        UseAsync(options, async connection =>
        {
            var exists = await ScalarAsync(connection, "SELECT to_regclass('interviews_schema') IS NOT NULL", cancellationToken);
            var version = exists is true ? await VersionAsync(connection, cancellationToken) : 0;
            if (version == 0)
                throw new SettingsException($"{options.Place} has no tables: run the silo once with --init-storage.");
            RequireThisVersion(options, version);
            return version;
        });

    private static void RequireThisVersion(PostgresOptions options, int version)
    {
        if (version != Version)
        {
            throw new SettingsException(
                $"{options.Place} has tables of version {version}, and this build reads version {Version} only: name another database "
                + "in POSTGRES_CONNECTION, or start the build that made them.");
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
