using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>What can go wrong between a silo and its database.</summary>
internal static class PostgresFaults
{
    /// <summary>True for what another try may mend.</summary>
    public static bool IsOne(Exception failure) => failure is DbException or TimeoutException or SocketException or IOException;

    /// <summary>What went wrong, without values that a statement had in it.</summary>
    public static string Words(Exception failure) => failure switch
    {
        PostgresException refusal => $"PostgreSQL says {refusal.MessageText} ({refusal.SqlState}).",
        NpgsqlException { InnerException: { } inner } => inner.Message,
        _ => failure.Message,
    };
}
