using System.Text.Json;
using Interviewing.EndToEnd.Running;
using Interviewing.Servers;

namespace Interviewing.EndToEnd.Live;

/// <summary>A real client library of npm as a process of its own (tests/NodeClients/live.js), and all that it has got.</summary>
internal sealed class LivePeer : IAsyncDisposable
{
    private readonly NodeScript _script;
    private readonly List<JsonElement> _events = [];
    private readonly Dictionary<int, JsonElement> _replies = [];
    private readonly List<string> _connection = [];
    private int _asked;

    private LivePeer(NodeScript script) => _script = script;

    /// <summary>The events that it got, <c>{event, data}</c>, in the order in which they came.</summary>
    public IReadOnlyList<JsonElement> Events => _events;

    /// <summary>What it said of its connection: open, lost, back.</summary>
    public IReadOnlyList<string> Connection => _connection;

    /// <summary>The numbered events of one interview.</summary>
    public IEnumerable<JsonElement> Of(string sessionId) => _events.Where(got =>
        Name(got) != "joinedInterview"
        && got.GetProperty("data").TryGetProperty("sequence", out _)
        && got.GetProperty("data").GetProperty("sessionId").GetString() == sessionId);

    /// <summary>Starts one and connects it.</summary>
    /// <param name="transport">What it speaks, a name that live.js knows.</param>
    /// <param name="address">The server.</param>
    public static async Task<LivePeer> ConnectAsync(string transport, Uri address)
    {
        LivePeer peer = new(NodeScript.Start("live.js", transport, address.GetLeftPart(UriPartial.Authority)));
        await peer._script.TellAsync(new { @do = "open" });
        await peer.UntilAsync(() => peer._connection.Contains("open"));
        return peer;
    }

    /// <summary>Says something; the acknowledgement.</summary>
    public async Task<JsonElement> SayAsync(string name, object data)
    {
        var reference = ++_asked;
        await _script.TellAsync(new { @do = "say", name, data, @ref = reference });
        await UntilAsync(() => _replies.ContainsKey(reference));
        return _replies[reference];
    }

    /// <summary>Says something that must be done.</summary>
    public async Task<JsonElement> DoneAsync(string name, object data)
    {
        var reply = await SayAsync(name, data);
        Assert.True(reply.GetProperty("success").GetBoolean(), reply.GetRawText());
        return reply;
    }

    /// <summary>Loses the connection without a word.</summary>
    public Task DropAsync() => _script.TellAsync(new { @do = "drop" });

    /// <summary>Reads what it says until something is so.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
            Take(await _script.NextAsync(Deadline.Generous));
    }

    /// <summary>The first of the interviewer's words after a number.</summary>
    public async Task<JsonElement> WordsAfterAsync(string sessionId, long sequence)
    {
        JsonElement? Find() => Of(sessionId)
            .Where(got => Name(got) == "aiInterviewerMessage" && Sequence(got) > sequence)
            .Select(got => (JsonElement?)got.GetProperty("data")).FirstOrDefault();

        await UntilAsync(() => Find() is not null);
        return Find()!.Value;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _script.DisposeAsync();

    /// <summary>An event's name.</summary>
    public static string Name(JsonElement happened) => happened.GetProperty("event").GetString()!;

    /// <summary>An event's number.</summary>
    public static long Sequence(JsonElement happened) => happened.GetProperty("data").GetProperty("sequence").GetInt64();

    private void Take(JsonElement said)
    {
        if (said.TryGetProperty("event", out _))
            _events.Add(said);
        else if (said.TryGetProperty("ref", out var reference))
            _replies[reference.GetInt32()] = said.GetProperty("reply");
        else if (said.TryGetProperty("connection", out var state))
            _connection.Add(state.GetString()!);
        else if (said.TryGetProperty("failed", out var failure))
            throw new InvalidOperationException($"The client failed: {failure}");
    }
}
