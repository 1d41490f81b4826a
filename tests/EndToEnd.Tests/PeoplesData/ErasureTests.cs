using System.Net.Http.Json;
using System.Text;
using FakeOpenAI;
using Interviewing.EndToEnd.Http;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.PeoplesData;

/// <summary>What was said in an erased interview is in no byte of the data folder.</summary>
public sealed class ErasureTests
{
    private const string Erased = "Wiesenschaumkraut";
    private const string Kept = "Knabenkraut";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ErasedWordsAreInNoFileOfTheDataFolderALittleLater(bool killedAtOnce)
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var product = await Installation.Start(
            [.. ProviderSettings.For(provider), new("SPEECH_AUTO", "true"), new("REQUIRE_CONSENT", "true")]);
        using var http = new HttpClient { BaseAddress = product.Address };
        var gone = await ConductAsync(http, Erased);
        var stays = await ConductAsync(http, Kept);
        Assert.True(Holds(product, Erased));
        Assert.NotEmpty(product.DataFolder.EnumerateFiles("audio/*.mp3"));

        Assert.Equal(200, (int)(await http.DeleteAsync($"/interview/{gone}", TestContext.Current.CancellationToken)).StatusCode);
        if (killedAtOnce)
            await product.KillAndStart();

        // As docs/security.md promises it: within seconds, where the server comes to rest for one.
        await Deadline.Until("the erased words are in no file", () => Task.FromResult(!Holds(product, Erased)));
        Assert.True(Holds(product, Kept));
        Assert.DoesNotContain(Erased, product.Process.Output, StringComparison.Ordinal);
        Assert.Equal(404, (await product.Interviews.Get($"/interview/{gone}")).Status);
        Assert.Equal("completed", (await product.Interviews.Status(stays)).State);
        // A late repetition under the same key finds it gone, and makes it anew no more than it shows it.
        Assert.Equal(404, (await PostAsync(http, "/interview", Creation(Erased), Erased)).Status);
        Assert.Equal(201, (await PostAsync(http, "/interview", Creation(Kept), Kept)).Status);
    }

    private static object Creation(string word) => new
    {
        roomName = "room-1",
        candidateId = word,
        candidateName = "Robin " + word,
        jobDescription = $"Baker of {word}.",
        resume = $"Ten years of {word}.",
        metadata = new { word },
        questionCount = 1,
    };

    private static async Task<string> ConductAsync(HttpClient http, string word)
    {
        var id = (await PostAsync(http, "/interview", Creation(word), word)).As<CreatedAnswer>(201).SessionId;
        await PostAsync(http, $"/interview/{id}/consent", new { given = true, text = $"I agree to {word}." }, word);
        await PostAsync(http, $"/interview/{id}/start", new { }, word);
        for (var n = 1; n <= 3; n++)
        {
            var answer = new { response = $"Answer {n}: I baked {word} for the whole town, and all of it was eaten by noon." };
            Assert.Equal(200, (await PostAsync(http, $"/interview/{id}/response", answer, $"{word}-{n}")).Status);
        }

        await PostAsync(http, $"/interview/{id}/end", new { }, word);
        await Deadline.Until("the summary is there", async () =>
            (int)(await http.GetAsync($"/interview/{id}/summary")).StatusCode == 200);
        return id;
    }

    private static async Task<Answer> PostAsync(HttpClient http, string path, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var reply = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new((int)reply.StatusCode, await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static bool Holds(Installation product, string word)
    {
        var wanted = Encoding.UTF8.GetBytes(word);
        foreach (var file in product.DataFolder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            // Empty, and nobody else can open it while the server runs.
            if (file.Name == "interviews.lock")
                continue;
            try
            {
                using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                if (bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(wanted) >= 0)
                    return true;
            }
            catch (FileNotFoundException)
            {
                // A file that goes while it is looked for holds nothing.
            }
        }

        return false;
    }
}
