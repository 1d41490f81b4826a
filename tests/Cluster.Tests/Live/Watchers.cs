namespace Interviewing.Cluster.Live;

/// <summary>Watchers of several transports.</summary>
internal sealed class Watchers(IReadOnlyList<Watcher> all) : IAsyncDisposable
{
    /// <summary>Opens one of each.</summary>
    public static async Task<Watchers> OpenAsync(Uri address, params string[] transports) =>
        new(await Task.WhenAll(transports.Select(transport => Watcher.OpenAsync(address, transport))));

    /// <summary>All of them join.</summary>
    public Task JoinAsync(string id) => Task.WhenAll(all.Select(one => one.JoinAsync(id)));

    /// <summary>None of them missed anything.</summary>
    public async Task SawEverythingAsync(Uri address)
    {
        using HttpClient http = new() { BaseAddress = address };
        foreach (var one in all) await one.SawEverythingAsync(http);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var one in all) await one.DisposeAsync();
    }
}
