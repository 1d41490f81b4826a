using System.Net.Sockets;
using System.Text;
using FakeOpenAI;
using Interviewing.Interviews;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Speech;

public sealed class TranscriptionTests
{
    private static readonly byte[] Wav = MadeAudio.Wav(MadeAudio.SampleRate);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TheFieldsCountBeforeTheFileAndAfterIt(bool before)
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        List<object?> suggested = [];
        await using var speech = await Listening(provider, suggested);
        (string, string)[] fields = [("language", "de-CH"), ("other", "ignored"), ("sessionId", Samples.Id)];
        var reply = await Send(speech, Form(Wav, before ? fields : [], before ? [] : fields));

        Assert.Equal(
            """{"transcript":"I have been a nurse for six years.","text":"I have been a nurse for six years.","language":"de-CH","durationMs":2500}""",
            reply.Body);
        Assert.Equal("de", Assert.Single(provider.Calls).Fields["language"]);
        Assert.Equal([Samples.Id, "I have been a nurse for six years."], suggested);
    }

    [Theory]
    [InlineData("language", "not a language", 400, true)]
    [InlineData("language", "not a language", 400, false)]
    [InlineData("sessionId", "nonsense", 404, true)]
    [InlineData("sessionId", "nonsense", 404, false)]
    public async Task AFieldThatIsWrongRefusesTheUploadWhereverItStands(string field, string value, int status, bool before)
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var speech = await Listening(provider, []);
        (string, string)[] fields = [(field, value)];
        Assert.Equal(status, (await Send(speech, Form(Wav, before ? fields : [], before ? [] : fields))).Status);
        Assert.Empty(provider.Calls);
    }

    [Fact]
    public async Task AnInterviewThatAwaitsNoAnswerRefusesBeforeTheProviderIsPaid()
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var speech = await SpeechHost.StartAsync(
            grains => grains.Returns<IInterviewGrain, InterviewStatus>("GetStatus", Samples.Status with { State = InterviewState.Completed }),
            provider.BaseUrl);
        var reply = await Send(speech, Form(Wav, [("sessionId", Samples.Id)], []));
        Assert.Equal((409, "completed"), (reply.Status, reply.Json.GetProperty("state").GetString()));
        Assert.Empty(provider.Calls);
    }

    [Fact]
    public async Task ThereIsOneFile()
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var speech = await Listening(provider, []);
        using var two = Form(Wav, [], []);
        two.Add(new ByteArrayContent(Wav), "file", "b.wav");
        Assert.NotEmpty((await Send(speech, two)).ErrorsOf("file"));
        Assert.NotEmpty((await Send(speech, Form(null, [("language", "en")], []))).ErrorsOf("file"));
    }

    [Fact]
    public async Task AnIdempotencyKeyIsRefusedBecauseItWouldNeedTheWholeBody()
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var speech = await Listening(provider, []);
        var reply = await Send(speech, Form(Wav, [], []), ("Idempotency-Key", "k"));
        Assert.NotEmpty(reply.ErrorsOf("Idempotency-Key"));
        Assert.Empty(speech.Host.Grains.Calls);
    }

    [Fact]
    public async Task AnUploadThatBreaksOffHoldsNoTurn()
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var speech = await SpeechHost.StartAsync(
            provider: provider.BaseUrl, configure: settings => settings.Transcription.MaxConcurrency = 1);
        for (var i = 0; i < 5; i++)
        {
            using TcpClient client = new();
            await client.ConnectAsync(speech.Host.Address.Host, speech.Host.Address.Port, Cancel);
            var head = "POST /transcription/audio HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                + "Content-Length: 100000\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Cancel);
            await client.GetStream().WriteAsync(Wav.AsMemory(0, 10_000), Cancel);
        }

        Assert.Equal(200, (await Send(speech, Form(Wav, [], []))).Status);
    }

    private static Task<SpeechHost> Listening(FakeOpenAIServer provider, List<object?> suggested) => SpeechHost.StartAsync(
        grains => grains.Returns<IInterviewGrain, InterviewStatus>("GetStatus", Samples.Status)
            .On<IInterviewGrain>("Suggest", (key, arguments) =>
            {
                suggested.AddRange([key, arguments[0]]);
                return Task.CompletedTask;
            }),
        provider.BaseUrl);

    private static MultipartFormDataContent Form(byte[]? file, (string, string)[] before, (string, string)[] after)
    {
        MultipartFormDataContent form = [];
        foreach (var (name, value) in before)
            form.Add(new StringContent(value), name);
        if (file is not null)
            form.Add(new ByteArrayContent(file), "file", "said.bin");
        foreach (var (name, value) in after)
            form.Add(new StringContent(value), name);
        return form;
    }

    private static async Task<Reply> Send(SpeechHost speech, HttpContent content, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/transcription/audio") { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var response = await speech.Host.Client.SendAsync(request, Cancel);
        return await Reply.OfAsync(response);
    }
}
