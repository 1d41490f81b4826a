using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FakeOpenAI;
using FakeOpenAI.Lean;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>The provider of the load replies as the one of the tests does, which reads every request whole.</summary>
public sealed class LeanServerTests : ProviderTest
{
    private static readonly Exchange Earlier = new("How was the night?", "I have said that before.");

    private readonly LeanServer _lean = LeanServer.Start(new FakeOpenAIOptions());
    private readonly HttpClient _http = new() { DefaultRequestHeaders = { Authorization = new("Bearer", "test-key") } };

    public static TheoryData<string> Words =>
    [
        Given.LongAnswer,
        "Too short.",
        "\"Quoted\", with a \\ and a line\nbreak, a tab\t and \u0001",
        "Ich übe täglich, 毎日, каждый день 🙂",
        "",
        "\\",
        "x\",\"answer\":\"y\"}\"}]}",
        "{\"may_follow_up\":true,\"question_count\":9,\"json_schema\":{\"name\":\"interview_plan\"}}",
        new string('é', 30_000),
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public async Task ItRepliesToAnAnswerAsTheFullOneDoes(string answer)
    {
        await Interviewer.ReplyAsync(Given.Answer with { Answer = answer }, Cancel);
        await Interviewer.ReplyAsync(Given.Answer with { Answer = answer, MayFollowUp = false, Earlier = [Earlier] }, Cancel);
        await Interviewer.ReplyAsync(Given.Opening with { Answer = answer }, Cancel);
        await Interviewer.ReplyAsync(Given.Closing with { Answer = answer }, Cancel);

        await CheckAsync(4);
    }

    [Fact]
    public async Task ItPlansAndSumsUpAsTheFullOneDoes()
    {
        await Interviewer.PlanAsync(Given.Plan, Cancel);
        await Interviewer.PlanAsync(Given.Plan with { QuestionCount = 12 }, Cancel);
        await Interviewer.SummariseAsync(Given.Summary, Cancel);

        await CheckAsync(3);
    }

    [Fact]
    public async Task ItRefusesWhatItHasNoReplyTo()
    {
        await ReplyAsync();
        var body = Assert.Single(Provider.Calls).Body;

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(_lean.BaseUrl, body.Replace("interview_answer", "interview_other"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(_lean.BaseUrl, body[..^1] + ",\"stream\":true}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(_lean.BaseUrl, "{}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(new Uri(_lean.BaseUrl, "/v2"), body)).Status);
        _http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(_lean.BaseUrl, body)).Status);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _lean.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    // Sends what the full one got to both.
    private async Task CheckAsync(int calls)
    {
        var bodies = Provider.Calls.Select(call => call.Body).ToList();
        Assert.Equal(calls, bodies.Count);
        foreach (var body in bodies)
            Assert.Equal(await ReplyOfAsync(Provider.BaseUrl, body), await ReplyOfAsync(_lean.BaseUrl, body));
    }

    private async Task<string> ReplyOfAsync(Uri provider, string body)
    {
        var (status, reply) = await PostAsync(provider, body);
        Assert.Equal(HttpStatusCode.OK, status);
        var json = JsonNode.Parse(reply)!;
        Assert.StartsWith("chatcmpl-", (string?)json["id"], StringComparison.Ordinal);
        json["id"] = null;
        return json.ToJsonString();
    }

    private async Task<(HttpStatusCode Status, string Reply)> PostAsync(Uri provider, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri(provider + "/chat/completions"), content, Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }
}
