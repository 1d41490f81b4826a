using System.Text.Json;

namespace Interviewing.Servers;

/// <summary>A real client of live events (see tests/NodeClients/live.js) and the log of what it was told.</summary>
public sealed class LiveScript : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly NodeScript _script;
    private readonly List<JsonElement> _events = [];
    private readonly List<JsonElement> _others = [];
    private int _lastRef;

    private LiveScript(NodeScript script) => _script = script;

    /// <summary>The events so far that have a place in the interview's order.</summary>
    public IEnumerable<JsonElement> Sequenced => _events.Where(e => e.GetProperty("event").GetString() is not ("joinedInterview" or "error"));

    /// <summary>What it said that is no event: replies, and how its connection is.</summary>
    public IEnumerable<JsonElement> Others => _others;

    /// <summary>Opens a connection.</summary>
    public static async Task<LiveScript> OpenAsync(Uri address, string transport)
    {
        var client = new LiveScript(NodeScript.Start("live.js", transport, address.ToString().TrimEnd('/')));
        await client._script.TellAsync(new { @do = "open" });
        await client.ReadUntilAsync(said => said.TryGetProperty("connection", out var state) && state.GetString() == "open");
        return client;
    }

    /// <summary>Sends a message; its acknowledgement.</summary>
    /// <exception cref="IOException">The connection was not there for it.</exception>
    public async Task<JsonElement> SayAsync(string name, object data)
    {
        var number = ++_lastRef;
        await _script.TellAsync(new { @do = "say", name, data, @ref = number });
        var said = await ReadUntilAsync(said =>
            (said.TryGetProperty("ref", out var given) && given.GetInt32() == number)
            || (said.TryGetProperty("failed", out _) && said.TryGetProperty("order", out var order)
                && order.GetString()!.Contains($"\"ref\":{number}}}", StringComparison.Ordinal)));
        return said.TryGetProperty("failed", out var why) ? throw new IOException(why.GetString()) : said.GetProperty("reply");
    }

    /// <summary>Cuts the connection without a word; the client comes back by itself.</summary>
    public Task DropAsync() => _script.TellAsync(new { @do = "drop" });

    /// <summary>Reads until an event has come for which it holds.</summary>
    public async Task UntilAsync(Func<string, JsonElement, bool> isIt)
    {
        if (!_events.Any(IsIt))
            await ReadUntilAsync(IsIt);

        bool IsIt(JsonElement said) =>
            said.TryGetProperty("event", out var name) && isIt(name.GetString()!, said.GetProperty("data"));
    }

    /// <summary>Reads until the connection is back, and the interviews joined again.</summary>
    public Task UntilBackAsync() => ReadUntilAsync(said => said.TryGetProperty("rejoined", out _));

    /// <summary>Reads until an event of a name has come.</summary>
    public Task UntilAsync(string name) => UntilAsync((given, _) => given == name);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _script.DisposeAsync();

    private Task<JsonElement> ReadUntilAsync(Func<JsonElement, bool> isIt) => _script.NextAsync(
        said =>
        {
            if (said.TryGetProperty("event", out _))
                _events.Add(said);
            else
                _others.Add(said);
            return isIt(said);
        },
        Patience);
}
