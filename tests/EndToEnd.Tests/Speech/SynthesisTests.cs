using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using FakeOpenAI;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Speech;

public sealed class SynthesisTests(SpeakingInstallation speaking) : IClassFixture<SpeakingInstallation>
{
    [Fact]
    public async Task AHundredRequestsAtOnceForOneSentenceAreOneCallOfTheProvider()
    {
        var before = speaking.CallsOf("speech");
        speaking.Provider.Enqueue(FakeBehaviour.Slow(TimeSpan.FromMilliseconds(300)));
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SynthesizeAsync("A sentence that many want at once.")));
        Assert.Single(answers.Select(answer => answer.GetProperty("audioUrl").GetString()).Distinct());
        Assert.Contains(answers, answer => !answer.GetProperty("cached").GetBoolean());
        Assert.Equal(before + 1, speaking.CallsOf("speech"));
        Assert.True((await SynthesizeAsync("A sentence that many want at once.")).GetProperty("cached").GetBoolean());
    }

    [Theory]
    [InlineData("mp3", "audio/mpeg")]
    [InlineData("wav", "audio/wav")]
    public async Task AFileIsServedWithItsTypeItsTagAndInParts(string format, string type)
    {
        var made = await SynthesizeAsync($"Served as {format}.", format);
        var url = made.GetProperty("audioUrl").GetString()!;
        using var whole = await speaking.Http.GetAsync(url);
        var bytes = await whole.Content.ReadAsByteArrayAsync();
        Assert.Equal((HttpStatusCode.OK, type), (whole.StatusCode, whole.Content.Headers.ContentType!.MediaType));
        Assert.True(bytes.Length > 100);
        Assert.True(whole.Headers.CacheControl is { Private: true, NoCache: true });
        var tag = whole.Headers.ETag!;

        using var again = await SendAsync(url, request => request.Headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var part = await SendAsync(url, request => request.Headers.Range = new RangeHeaderValue(10, 19));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(bytes[10..20], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal(bytes.Length, part.Content.Headers.ContentRange!.Length);
        using var beyond = await SendAsync(url, request => request.Headers.Range = new RangeHeaderValue(bytes.Length, null));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
        using var head = await SendAsync(url, request => request.Method = HttpMethod.Head);
        Assert.Equal((HttpStatusCode.OK, bytes.Length), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Equal(format == "wav" ? "RIFF"u8.ToArray() : [0xFF], bytes[..(format == "wav" ? 4 : 1)]);
    }

    [Theory]
    [InlineData("/audio/file/..%2f..%2finterviews.db")]
    [InlineData("/audio/file/%2e%2e/interviews.db")]
    [InlineData("/audio/file/../interviews.db")]
    [InlineData("/audio/file/..%5cinterviews.db")]
    [InlineData("/audio/file/interviews.db")]
    [InlineData("/audio/file/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.mp3")]
    [InlineData("/audio/file/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.mp3%00")]
    [InlineData("/audio/file/%252e%252e%252finterviews.db")]
    public async Task APathIsNeverAFilename(string target)
    {
        // Over a bare socket: an HTTP client would tidy the path up.
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, speaking.Product.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var status = (await reader.ReadLineAsync())!.Split(' ')[1];
        Assert.Contains(status, (string[])["400", "404"]);
        Assert.DoesNotContain("SQLite format", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProviderThatFailsIsA503AndTheNextRequestTriesAgain()
    {
        speaking.Provider.Otherwise = kind => kind == "speech" ? FakeBehaviour.Fail(500) : FakeBehaviour.Normal;
        try
        {
            using var failed = await speaking.Http.PostAsJsonAsync("/audio/synthesize", new { text = "It fails first." });
            Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
            Assert.NotNull(failed.Headers.RetryAfter);
            Assert.DoesNotContain("test", await failed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        finally
        {
            speaking.Provider.Otherwise = _ => FakeBehaviour.Normal;
        }

        Assert.False((await SynthesizeAsync("It fails first.")).GetProperty("cached").GetBoolean());
    }

    [Theory]
    [InlineData("{}", "text")]
    [InlineData("""{"text":"  "}""", "text")]
    [InlineData("""{"text":"a","voice":"darth"}""", "voice")]
    [InlineData("""{"text":"a","format":"midi"}""", "format")]
    public async Task WhatBreaksARuleIsNamed(string body, string field)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var refused = await speaking.Http.PostAsync("/audio/synthesize", content);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var errors = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(field, Assert.Single(errors.EnumerateObject()).Name);
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenIsA503()
    {
        await using var product = await Installation.Start(ProviderSettings.For(speaking.Provider));
        File.WriteAllText(Path.Combine(product.Settings["DATA_DIR"], "audio"), "A file where the folder should be.");
        using var http = new HttpClient { BaseAddress = product.Address };
        using var refused = await http.PostAsJsonAsync("/audio/synthesize", new { text = "Nowhere to put it." });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
    }

    [Fact]
    public async Task AKillInTheMiddleLeavesNothingHalfMade()
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var product = await Installation.Start(ProviderSettings.For(provider));
        provider.Enqueue(FakeBehaviour.Hang);
        using (var first = new HttpClient { BaseAddress = product.Address })
        {
            var lost = first.PostAsJsonAsync("/audio/synthesize", new { text = "Cut short." });
            await Deadline.Until("the provider is asked", () => Task.FromResult(provider.Calls.Length == 1));
            await product.KillAndStart();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => lost);
        }

        using var http = new HttpClient { BaseAddress = product.Address };
        using var made = await http.PostAsJsonAsync("/audio/synthesize", new { text = "Cut short." });
        var answer = await made.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(answer.GetProperty("cached").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(answer.GetProperty("audioUrl").GetString())).StatusCode);
    }

    [Fact]
    public async Task OldFilesAreCleanedUp()
    {
        var url = (await SynthesizeAsync("Soon forgotten.")).GetProperty("audioUrl").GetString()!;
        using var cleaned = await speaking.Http.PostAsJsonAsync("/audio/cleanup", new { olderThanMinutes = 0 });
        var answer = await cleaned.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.GetProperty("deleted").GetInt32() >= 1);
        Assert.True(answer.GetProperty("freedBytes").GetInt64() > 100);
        Assert.Equal(HttpStatusCode.NotFound, (await speaking.Http.GetAsync(url)).StatusCode);
    }

    private async Task<JsonElement> SynthesizeAsync(string text, string format = "mp3")
    {
        using var response = await speaking.Http.PostAsJsonAsync("/audio/synthesize", new { text, format, voice = "echo" });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<HttpResponseMessage> SendAsync(string url, Action<HttpRequestMessage> how)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        how(request);
        return await speaking.Http.SendAsync(request);
    }
}
