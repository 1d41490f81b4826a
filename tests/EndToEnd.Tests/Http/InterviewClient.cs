using System.Net.Http.Json;

namespace Interviewing.EndToEnd.Http;

/// <summary>The calls of the API as a client makes them. What comes is returned whatever its status.</summary>
public sealed class InterviewClient : IDisposable
{
    private readonly HttpClient _http;

    private InterviewClient(Uri address, HttpMessageHandler handler) =>
        _http = new(handler) { BaseAddress = address, Timeout = Running.Deadline.Generous };

    /// <summary>One that sends each request once.</summary>
    public static InterviewClient For(Uri address) => new(address, new SocketsHttpHandler());

    /// <summary>One that sends a request again until it is answered.</summary>
    public static InterviewClient ThatInsists(Uri address) => new(address, new InsistingHandler());

    /// <summary>Creates an interview.</summary>
    public async Task<string> Create(string jobDescription, int? questionCount = null, int? timeLimitMinutes = null)
    {
        var created = (await Post("/interview", new
        {
            roomName = "room-1",
            candidateId = "candidate-1",
            candidateName = "Robin Example",
            jobDescription,
            questionCount,
            timeLimitMinutes,
        })).As<CreatedAnswer>(201);
        Assert.Equal(created.SessionId, created.Id);
        Assert.Equal(created.SessionId, created.InterviewId);
        Assert.Equal("waiting", created.State);
        return created.SessionId;
    }

    /// <summary>Starts an interview.</summary>
    public Task<Answer> Start(string id) => Post($"/interview/{id}/start", new { });

    /// <summary>Answers what is open.</summary>
    public Task<Answer> Respond(string id, string responseId, string words) =>
        Post($"/interview/{id}/response", new { response = words, responseId });

    /// <summary>Ends an interview.</summary>
    public Task<Answer> End(string id) => Post($"/interview/{id}/end", new { });

    /// <summary>The status.</summary>
    public async Task<StatusAnswer> Status(string id) => (await Get($"/interview/{id}")).As<StatusAnswer>();

    /// <summary>The transcript.</summary>
    public async Task<IReadOnlyList<UtteranceAnswer>> Transcript(string id) =>
        (await Get($"/interview/{id}/transcript")).As<TranscriptAnswer>().Transcript;

    /// <summary>The summary.</summary>
    public async Task<SummaryAnswer> Summary(string id) =>
        (await Get($"/interview/{id}/summary")).As<SummaryAnswer>();

    /// <summary>A GET.</summary>
    public async Task<Answer> Get(string path) => await Read(await _http.GetAsync(path));

    /// <summary>A DELETE.</summary>
    public async Task<Answer> Delete(string path) => await Read(await _http.DeleteAsync(path));

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>A POST.</summary>
    public async Task<Answer> Post(string path, object body) => await Read(await _http.PostAsJsonAsync(path, body));

    private static async Task<Answer> Read(HttpResponseMessage message)
    {
        using (message)
            return new((int)message.StatusCode, await message.Content.ReadAsStringAsync());
    }
}
