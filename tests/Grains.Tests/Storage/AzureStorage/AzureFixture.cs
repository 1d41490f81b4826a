using System.Globalization;
using Interviewing.Servers;
using Interviewing.Storage.AzureStorage;

[assembly: AssemblyFixture(typeof(AzureFixture))]

namespace Interviewing.Storage.AzureStorage;

/// <summary>
/// One Azurite for all tests; each is a service of its own in it. It is started when the first test wants it, for the reason of
/// <see cref="Postgres.PostgresFixture"/>.
/// </summary>
public sealed class AzureFixture : IAsyncDisposable
{
    private static int s_services;
    private readonly Lazy<AzuriteServer> _server = new(() => AzuriteServer.StartNewAsync().GetAwaiter().GetResult());

    /// <summary>Azurite itself.</summary>
    internal AzuriteServer Server => _server.Value;

    /// <summary>A storage with nothing in it. Skips the test where there is no Azurite.</summary>
    internal AzureThings NewStorage()
    {
        Assert.SkipWhen(AzuriteServer.Missing is not null, AzuriteServer.Missing ?? "");
        var service = "a service/" + Interlocked.Increment(ref s_services).ToString(CultureInfo.InvariantCulture);
        return AzureThings.New(_server.Value.Connection, service);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated) await _server.Value.DisposeAsync();
    }
}
