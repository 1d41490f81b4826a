using System.Text.Json;
using FakeOpenAI;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Operations;

/// <summary>What a process writes while interviews go well and badly.</summary>
public sealed class LogTests
{
    private const string Marker = "zyxwvut";

    [Theory]
    [InlineData("json")]
    [InlineData("text")]
    public async Task LinesHaveTheSessionAndTheRequestAndNobodysWords(string format)
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var installation = await Installation.Start(
            [.. ProviderSettings.For(provider, timeoutSeconds: 0.5), new("LOG_FORMAT", format)]);
        provider.Otherwise = _ => FakeBehaviour.With(ReplyFault.Refusal);

        using HttpClient http = new() { BaseAddress = installation.Address };
        var id = await installation.Interviews.Create($"Night baker {Marker}. You bake bread and rolls for our shops.", questionCount: 1);
        await installation.Interviews.Start(id);
        using HttpRequestMessage request = new(HttpMethod.Post, $"/interview/{id}/response");
        request.Headers.Add("X-Request-Id", "request-of-the-test");
        request.Content = JsonContent($$"""{"response": "I am {{Marker}}."}""");
        using (var answered = await http.SendAsync(request, TestContext.Current.CancellationToken))
            Assert.True(answered.IsSuccessStatusCode);
        // What breaks rules is refused without being repeated either.
        await installation.Interviews.Post($"/interview/{id}/response", new { response = 5, questionId = Marker });
        await installation.Interviews.Post("/interview", new { jobDescription = Marker, roomName = $"{Marker} !" });

        await installation.Process.WaitForLine("request-of-the-test", Deadline.Generous);
        await installation.Stop();
        var lines = installation.Process.Output.Split('\n');
        Assert.DoesNotContain(lines, line => line.Contains(Marker, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(lines, line => line.Contains("OPENAI_API_KEY", StringComparison.Ordinal) || line.Contains("Bearer", StringComparison.Ordinal));
        var about = lines.Single(line => line.Contains("request-of-the-test", StringComparison.Ordinal));
        Assert.Contains(id, about, StringComparison.Ordinal);
        if (format == "json")
        {
            var line = JsonSerializer.Deserialize<JsonElement>(about);
            Assert.Equal("warning", line.GetProperty("level").GetString());
            Assert.Equal(id, line.GetProperty("sessionId").GetString());
            Assert.Equal("request-of-the-test", line.GetProperty("requestId").GetString());
            Assert.Equal("reply", line.GetProperty("kind").GetString());
        }
    }

    private static StringContent JsonContent(string json) => new(json, System.Text.Encoding.UTF8, "application/json");
}
