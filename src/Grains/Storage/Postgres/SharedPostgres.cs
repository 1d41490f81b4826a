using Interviewing.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Interviewing.Storage.Postgres;

/// <summary>PostgreSQL as what a cluster shares.</summary>
internal sealed class SharedPostgres(PostgresOptions options) : ISharedStorage
{
    /// <inheritdoc/>
    public string Place => options.Place;

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (options.Connection is null)
        {
            yield return "CLUSTERING is postgres: POSTGRES_CONNECTION must be set, such as "
                + "Host=db;Database=interviews;Username=interviews;Password=...";
        }
    }

    /// <inheritdoc/>
    public void Join(ISiloBuilder silo) => silo.UseAdoNetClustering(clustering =>
    {
        clustering.Invariant = PostgresHosting.Invariant;
        clustering.ConnectionString = options.ConnectionWithTimeouts();
    });

    /// <inheritdoc/>
    public void Join(IClientBuilder client) => client.UseAdoNetClustering(clustering =>
    {
        clustering.Invariant = PostgresHosting.Invariant;
        clustering.ConnectionString = options.ConnectionWithTimeouts();
    });

    /// <inheritdoc/>
    public void Keep(ISiloBuilder silo, string serviceId) => silo.AddPostgresStorage(options, serviceId);

    /// <inheritdoc/>
    public async Task<string> InitAsync(CancellationToken cancellationToken)
    {
        var made = await PostgresSchema.InitAsync(options, cancellationToken);
        return $"{Place} has the tables of version {PostgresSchema.Version} {(made ? "now" : "already")}.";
    }

    /// <inheritdoc/>
    public async Task<T> ReadAuditAsync<T>(string serviceId, Func<IAuditReader, Task<T>> read)
    {
        await PostgresSchema.RequireAsync(options, CancellationToken.None);
        await using var database = new PostgresDatabase(
            options, serviceId, TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
        return await read(new PostgresAuditLog(database));
    }
}
