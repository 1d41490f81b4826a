using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FakeOpenAI;
using Interviewing.EndToEnd.Running;
using Interviewing.Servers;

namespace Interviewing.Pages;

/// <summary>The pages in a real Chromium against the real server (scripts of tests/NodeClients/pages).</summary>
public sealed class PageTests
{
    private const string Key = "a key of the test's own operator";

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(3);

    // To be looked at: artifacts/pages of this checkout, beside bin.
    private static readonly string Pictures = Path.Combine(
        new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!.Parent!.FullName, "pages");

    // What a candidate's browser may ask for; everything else is for operators.
    private static readonly string[] ForCandidates =
    [
        "GET /join", "GET /assets/*", "GET /favicon.svg", "POST /invite/exchange", "GET /info", "POST /hubs/interview/negotiate",
        "GET /hubs/interview", "POST /hubs/interview", "DELETE /hubs/interview", "GET /interview/*", "POST /interview/*/consent",
        "POST /interview/*/start", "POST /interview/*/response", "POST /interview/*/end",
    ];

    [Fact]
    public async Task AnInterviewIsMadeConductedAndWatchedOnThePagesAndAKillInTheMiddleLosesNothing()
    {
        SkipWhereMissing();
        await using var product = await StartAsync(new KeyValuePair<string, string>("REQUIRE_CONSENT", "true"));
        await using var script = NodeScript.Start("pages/interview.js", Origin(product), Key);
        var id = (await script.NextAsync(Long)).GetProperty("interview").GetString()!;

        await At(script, "middle");
        await product.Kill();
        await script.TellAsync("killed");
        await At(script, "away");
        await product.Start();
        await script.TellAsync("started");

        var result = await script.NextAsync(Long);
        Assert.True((await script.NextAsync(Long)).GetProperty("done").GetBoolean());
        Assert.Equal(0, await script.WaitForExitAsync(Deadline.Generous));
        await CheckFilesAsync(product, id, result.GetProperty("files"));
        Assert.All(result.GetProperty("requests").EnumerateArray(), request => Assert.Contains(Shape(request.GetString()!, id), ForCandidates));
    }

    [Fact]
    public async Task ASpokenAnswerIsTranscribedShownForCorrectionAndSent()
    {
        SkipWhereMissing();
        Assert.SkipWhen(!File.Exists("/usr/bin/espeak-ng"), "espeak-ng is not installed.");
        await using var provider = await FakeOpenAIServer.StartAsync();
        // Open, as on a developer's own machine: nobody signs in.
        await using var product = await Installation.Start([.. ProviderSettings.For(provider), new("SPEECH_PROVIDER", "none")]);
        var folder = System.IO.Directory.CreateTempSubdirectory("interviews-speech-");
        try
        {
            var wav = Path.Combine(folder.FullName, "answer.wav");
            using (var speaking = Process.Start("/usr/bin/espeak-ng", ["-w", wav, "I have been a nurse for six years, and I like the quiet of the night."]))
                await speaking.WaitForExitAsync(TestContext.Current.CancellationToken);
            await using var script = NodeScript.Start("pages/speech.js", Origin(product), "", wav);

            var result = await script.NextAsync(Long);

            Assert.Equal("I have been a nurse for six years.", result.GetProperty("heard").GetString());
            Assert.Equal("I have been a baker for six years.", result.GetProperty("sent").GetString());
            Assert.Contains(provider.Calls, call => call.Kind == "transcription");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task EveryPageIsFitForEverybodyWideAndOnAPhoneLightAndDark()
    {
        SkipWhereMissing();
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var product = await StartAsync(ProviderSettings.For(provider));
        await using var script = NodeScript.Start("pages/look.js", Origin(product), Key, Pictures);

        var pictures = (await script.NextAsync(Long)).GetProperty("pictures");

        Assert.All(pictures.EnumerateArray(), name => Assert.True(File.Exists(Path.Combine(Pictures, name + ".png"))));
        Assert.Equal(0, await script.WaitForExitAsync(Deadline.Generous));
    }

    private static Task<Installation> StartAsync(params IEnumerable<KeyValuePair<string, string>> settings) => Installation.Start(
        [.. settings, new("API_KEYS", $"ops:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))}"), new("SPEECH_PROVIDER", "none")]);

    private static async Task At(NodeScript script, string place) =>
        Assert.Equal(place, (await script.NextAsync(Long)).GetProperty("at").GetString());

    // What was downloaded parses and says what the API says.
    private static async Task CheckFilesAsync(Installation product, string id, JsonElement files)
    {
        using var http = new HttpClient { BaseAddress = product.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        var transcript = (await http.GetFromJsonAsync<JsonElement>($"/interview/{id}/transcript")).GetProperty("transcript")
            .EnumerateArray().Select(one => one.GetProperty("text").GetString()!).ToArray();
        using var json = JsonDocument.Parse(files.GetProperty("json").GetString()!);
        Assert.Equal(
            transcript,
            json.RootElement.GetProperty("transcript").EnumerateArray().Select(one => one.GetProperty("text").GetString()));
        Assert.NotEqual(JsonValueKind.Null, json.RootElement.GetProperty("summary").ValueKind);
        var csv = Csv(files.GetProperty("csv").GetString()!);
        Assert.Equal(transcript.Length + 1, csv.Count);
        Assert.All(csv, line => Assert.Equal(csv[0].Count, line.Count));
        Assert.Equal(transcript, csv.Skip(1).Select(line => line[csv[0].IndexOf("text")]));
        var markdown = files.GetProperty("markdown").GetString()!;
        Assert.StartsWith("# Interview of Maya Okafor", markdown, StringComparison.Ordinal);
        Assert.Contains("Calm. Ask about weekends.", markdown, StringComparison.Ordinal);
    }

    private static List<List<string>> Csv(string text)
    {
        List<List<string>> lines = [[""]];
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var line = lines[^1];
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    line[^1] += text[i++];
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    line.Add("");
                    break;
                case '\r' when !quoted:
                    break;
                case '\n' when !quoted:
                    lines.Add([""]);
                    break;
                default:
                    line[^1] += text[i];
                    break;
            }
        }

        lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private static string Shape(string request, string id) =>
        request.StartsWith("GET /assets/", StringComparison.Ordinal) ? "GET /assets/*" : request.Replace(id, "*", StringComparison.Ordinal);

    private static string Origin(Installation product) => product.Address.ToString().TrimEnd('/');

    private static void SkipWhereMissing() => Assert.SkipWhen(Chromium.MissingForPages is not null, Chromium.MissingForPages ?? "");
}
