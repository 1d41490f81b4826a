using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FakeOpenAI;
using Interviewing.EndToEnd.Http;
using Interviewing.EndToEnd.Running;
using Interviewing.EndToEnd.Conducting;

namespace Interviewing.EndToEnd.Speech;

public sealed class TranscriptionTests(SpeakingInstallation speaking) : IClassFixture<SpeakingInstallation>
{
    private static readonly byte[] Spoken = MadeAudio.Wav(MadeAudio.SampleRate, knowsLength: true);
    private static readonly byte[] Silent = MadeAudio.Wav(MadeAudio.SampleRate, amplitude: 0, knowsLength: true);

    [Fact]
    public async Task SpeechBecomesWordsAndThemAnInterviewsSuggestion()
    {
        var id = await speaking.Product.Interviews.Create(Texts.Job, questionCount: 1);
        Assert.Equal(409, (await TranscribeAsync(Spoken, sessionId: id)).Status);
        (await speaking.Product.Interviews.Start(id)).As<TurnAnswer>();

        var (status, heard) = await TranscribeAsync(Spoken, sessionId: id);
        Assert.Equal(200, status);
        var words = heard.GetProperty("text").GetString()!;
        Assert.NotEmpty(words);
        Assert.Equal(words, heard.GetProperty("transcript").GetString());
        Assert.Equal(words, (await StatusAsync(id)).GetProperty("suggestion").GetProperty("text").GetString());
        Assert.Single(await speaking.Product.Interviews.Transcript(id));

        (await speaking.Product.Interviews.Respond(id, "r1", words)).As<TurnAnswer>();
        Assert.False((await StatusAsync(id)).TryGetProperty("suggestion", out var gone) && gone.ValueKind != JsonValueKind.Null);
        Assert.Equal(404, (await TranscribeAsync(Spoken, sessionId: "0196f3a0-1111-7222-8333-444455556666")).Status);
    }

    [Fact]
    public async Task SilenceIsAnEmptyTextAndCostsNothing()
    {
        var before = speaking.CallsOf("transcription");
        var (status, heard) = await TranscribeAsync(Silent);
        Assert.Equal((200, ""), (status, heard.GetProperty("text").GetString()));
        Assert.Equal(before, speaking.CallsOf("transcription"));
    }

    [Fact]
    public async Task WhatTheModelMakesOfNoiseIsNoText()
    {
        var usual = speaking.Provider.Transcribe;
        speaking.Provider.Transcribe = _ =>
            """{"task":"transcribe","language":"english","duration":1.0,"text":" Thank you for watching!","segments":[{"id":0,"start":0.0,"end":1.0,"text":" Thank you for watching!","avg_logprob":-1.2,"no_speech_prob":0.95,"compression_ratio":0.9,"temperature":0.0}]}""";
        try
        {
            var (status, heard) = await TranscribeAsync(Spoken);
            Assert.Equal((200, ""), (status, heard.GetProperty("text").GetString()));
        }
        finally
        {
            speaking.Provider.Transcribe = usual;
        }
    }

    [Fact]
    public async Task TheContentTellsTheTypeAndTheSizeIsLimited()
    {
        Assert.Equal(415, (await TranscribeAsync("#!/bin/sh\necho not a sound"u8.ToArray(), name: "sound.wav")).Status);
        Assert.Equal(400, (await TranscribeAsync([], name: "sound.wav")).Status);
        Assert.Equal(413, (await TranscribeAsync(MadeAudio.Wav(300_000, knowsLength: true))).Status);
        using var json = await speaking.Http.PostAsJsonAsync("/transcription/audio", new { file = "x" });
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        using var form = new MultipartFormDataContent { { new StringContent("en"), "language" } };
        using var empty = await speaking.Http.PostAsync("/transcription/audio", form);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
    }

    [Fact]
    public async Task WithoutAKeyItIsSaidWhatToSet()
    {
        await using var product = await Installation.Start();
        using var http = new HttpClient { BaseAddress = product.Address };
        using var form = Form(Spoken, "a.wav", null);
        using var refused = await http.PostAsync("/transcription/audio", form);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("OPENAI_API_KEY", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FiveHundredUploadsOfGarbageHarmNothing()
    {
        var random = new Random(20_261_124);
        byte[][] heads = [[], "RIFF"u8.ToArray(), "OggS"u8.ToArray(), "fLaC"u8.ToArray(), "ID3"u8.ToArray(), [0x1A, 0x45, 0xDF, 0xA3]];
        for (var n = 0; n < 500; n++)
        {
            var rubbish = new byte[random.Next(0, 4000)];
            random.NextBytes(rubbish);
            byte[] file = [.. heads[random.Next(heads.Length)], .. rubbish];
            using HttpContent content = random.Next(3) switch
            {
                0 => Form(file, "x" + random.Next(), null),
                1 => Raw(file, "multipart/form-data; boundary=x"),
                _ => Raw([.. Encoding.ASCII.GetBytes("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"), .. file], "multipart/form-data; boundary=x"),
            };
            using var response = await speaking.Http.PostAsync("/transcription/audio", content);
            var status = (int)response.StatusCode;
            Assert.True(status is 200 or (>= 400 and < 500) or 503, $"{n}: {status} {await response.Content.ReadAsStringAsync()}");
        }

        Assert.Equal(200, (await TranscribeAsync(Silent)).Status);
    }

    private static ByteArrayContent Raw(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private static MultipartFormDataContent Form(byte[] file, string name, string? sessionId)
    {
        var form = new MultipartFormDataContent();
        if (sessionId is not null)
            form.Add(new StringContent(sessionId), "sessionId");
        form.Add(new ByteArrayContent(file), "file", name);
        return form;
    }

    private async Task<JsonElement> StatusAsync(string id) =>
        (await speaking.Product.Interviews.Get($"/interview/{id}")).As<JsonElement>();

    private async Task<(int Status, JsonElement Body)> TranscribeAsync(byte[] file, string name = "answer.wav", string? sessionId = null)
    {
        using var form = Form(file, name, sessionId);
        using var response = await speaking.Http.PostAsync("/transcription/audio", form);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
