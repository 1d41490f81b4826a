using Npgsql;

namespace Interviewing.Storage;

/// <summary>The database that the silos of a cluster share.</summary>
public sealed class PostgresOptions
{
    /// <summary>
    /// How it is reached (POSTGRES_CONNECTION), as Npgsql reads it: <c>Host=db;Database=interviews;Username=...;Password=...</c>.
    /// </summary>
    public string? Connection { get; set; }

    /// <summary>
    /// How long a read, and a write from its call to its answer, may take. Default 5 s.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Where it is, in words without a name or a password.</summary>
    public string Place
    {
        get
        {
            var parts = new NpgsqlConnectionStringBuilder(Connection);
            return $"PostgreSQL at {parts.Host}:{parts.Port}, database {parts.Database ?? parts.Username}";
        }
    }

    /// <summary>True for what Npgsql can read and that names a host.</summary>
    public static bool IsConnection(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException)
        {
            return false;
        }
    }

    /// <summary>
    /// The connection with the time-outs that a cluster needs: who cannot reach the database says so soon, and tries again.
    /// What the connection says itself stays.
    /// </summary>
    public string ConnectionWithTimeouts()
    {
        var parts = new NpgsqlConnectionStringBuilder(Connection);
        var seconds = Math.Max(1, (int)Timeout.TotalSeconds);
        if (!parts.ContainsKey("Timeout"))
            parts.Timeout = seconds;
        if (!parts.ContainsKey("Command Timeout"))
            parts.CommandTimeout = seconds;
        parts.ApplicationName ??= "interviews";
        return parts.ConnectionString;
    }
}
