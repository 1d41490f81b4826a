using System.Net.Http.Json;
using System.Text.Json;
using Interviewing.Servers;

namespace Interviewing.Cluster.Live;

/// <summary>A client of live events that joins every interview there is, and is held against the interviews' own lists of events.</summary>
internal sealed class Watcher(LiveScript script, string transport) : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly List<string> _joined = [];

    /// <summary>Opens its connection.</summary>
    public static async Task<Watcher> OpenAsync(Uri address, string transport) =>
        new(await LiveScript.OpenAsync(address, transport), transport);

    /// <summary>Joins an interview. Where the connection is just lost, it is joined when that is back.</summary>
    public async Task JoinAsync(string id)
    {
        await _one.WaitAsync();
        try
        {
            _joined.Add(id);
            await script.SayAsync("joinInterview", new { sessionId = id, after = 0 });
        }
        catch (IOException)
        {
            // The script joins again what it had joined.
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Waits for the end of every interview, and compares what came with what the interview has.</summary>
    public async Task SawEverythingAsync(HttpClient http)
    {
        foreach (var id in _joined)
        {
            try
            {
                await script.UntilAsync((name, data) => name == "interviewEnded" && IdIn(data) == id);
            }
            catch (TimeoutException silence)
            {
                throw new TimeoutException($"{transport} was not told of the end of {id}. What it said:\n{string.Join('\n', script.Others)}", silence);
            }

            var list = await http.GetFromJsonAsync<JsonElement>($"/interview/{id}/events?after=0");
            var events = list.GetProperty("events").EnumerateArray().Select(Line).ToList();
            var seen = script.Sequenced.Where(e => e.GetProperty("event").GetString() != "aiInterviewerDelta" && IdIn(e.GetProperty("data")) == id)
                .Select(Line).ToList();
            Assert.True(events.SequenceEqual(seen), $"{transport}, {id}:\n{string.Join('\n', events)}\nbut came\n{string.Join('\n', seen)}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await script.DisposeAsync();
        _one.Dispose();
    }

    private static string? IdIn(JsonElement data) => data.GetProperty("sessionId").GetString();

    private static string Line(JsonElement e) =>
        $"{e.GetProperty("data").GetProperty("sequence")} {e.GetProperty("event")} {Words(e.GetProperty("data"))}";

    private static string? Words(JsonElement data) => data.TryGetProperty("message", out var words) ? words.GetString() : "";
}
