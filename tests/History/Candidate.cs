using System.Net.Http.Json;
using System.Text.Json;

namespace Interviewing.History;

/// <summary>
/// A client that conducts interviews, one after the other, and logs every command and what came of it. A command is sent
/// again under the same id until it is acknowledged, each time to the next of the web fronts.
/// </summary>
public sealed class Candidate(Log log, IReadOnlyList<Uri> fronts, int number) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(45) };
    private int _failures;
    private int _interviews;

    /// <summary>Is told of each interview that it has created, before it starts it.</summary>
    public Func<string, Task>? Created { get; init; }

    /// <summary>The interviews that it has begun.</summary>
    public List<string> Interviews { get; } = [];

    /// <summary>Conducts interviews until it is told to begin no more; the one under way it finishes.</summary>
    public async Task ConductAsync(CancellationToken noMore)
    {
        while (!noMore.IsCancellationRequested) await ConductOneAsync();
    }

    /// <summary>Conducts one interview to its end.</summary>
    public async Task<string> ConductOneAsync()
    {
        var key = $"candidate-{number}-interview-{_interviews++}";
        var created = await InsistAsync("", "create", "/interview", new
        {
            roomName = key,
            candidateId = $"candidate-{number}",
            jobDescription = "Night baker. You bake bread and rolls for our shops, plan the doughs, and train two apprentices.",
            questionCount = 2,
        }, idempotencyKey: key);
        var id = created.GetProperty("sessionId").GetString()!;
        Interviews.Add(id);
        if (Created is { } tell) await tell(id);
        var turn = await InsistAsync(id, "start", $"/interview/{id}/start", new { });
        for (var answer = 1; turn.GetProperty("state").GetString() is not ("completed" or "expired"); answer++)
        {
            if (answer > 30) throw new InvalidOperationException($"{id} does not come to its end.");
            var words = $"Answer {answer} in {id}: our oven failed at two in the morning, I moved the dough to the cold room and "
                + "called the technician; by six all shops had bread, and we threw away only four kilograms.";
            var responseId = $"r{answer}";
            turn = await InsistAsync(
                id, "respond", $"/interview/{id}/response", new { response = words, responseId }, words, responseId);
        }

        return id;
    }

    /// <summary>The transcript as the server has it, insisting as with everything.</summary>
    public async Task<IReadOnlyList<Utterance>> TranscriptAsync(string id)
    {
        var body = await InsistAsync(id, "transcript", $"/interview/{id}/transcript", null);
        return [.. body.GetProperty("transcript").EnumerateArray().Select(one => new Utterance(
            one.GetProperty("sequence").GetInt64(),
            one.GetProperty("speaker").GetString() == "candidate",
            one.GetProperty("text").GetString()!))];
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> InsistAsync(
        string id, string command, string path, object? body, string? words = null, string? responseId = null, string? idempotencyKey = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < Longest)
        {
            var (entry, answer) = await TryAsync(id, command, path, body, words, responseId, idempotencyKey);
            log.Add(entry);
            if (answer is { } acknowledged) return acknowledged;
            if (entry.Status is >= 400 and < 500 and not 409)
                throw new InvalidOperationException($"{command} of {id} was refused: {entry.Status} {entry.Problem}");
            if (entry.IsFailure) _failures++;
            await Task.Delay(Pause);
        }

        throw new TimeoutException($"{command} of {id} was not acknowledged within {Longest}.");
    }

    private async Task<(HistoryEntry Entry, JsonElement? Answer)> TryAsync(
        string id, string command, string path, object? body, string? words, string? responseId, string? idempotencyKey)
    {
        var began = TimeProvider.System.GetUtcNow();
        try
        {
            using var request = new HttpRequestMessage(
                body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(fronts[(number + _failures) % fronts.Count], path));
            if (body is not null) request.Content = JsonContent.Create(body);
            if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
            using var response = await _http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            var status = (int)response.StatusCode;
            if (status is 202 || !response.IsSuccessStatusCode)
                return (Entry(status, text, null), null);
            using var json = JsonDocument.Parse(text);
            var answer = json.RootElement.Clone();
            var reply = command is "respond" or "start" && answer.TryGetProperty("message", out var message)
                ? (answer.GetProperty("sequence").GetInt64(), message.GetString()!)
                : ((long, string)?)null;
            return (Entry(status, null, reply), answer);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return (Entry(0, failure.Message, null), null);
        }

        HistoryEntry Entry(int status, string? problem, (long, string)? reply) =>
            new(id, command, responseId, words, began, TimeProvider.System.GetUtcNow(), status, problem, reply);
    }
}
