using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OpenAI;
using OpenAI.Chat;

namespace Interviewing.Bench;

/// <summary>The same exchange with nothing around it: what the ways through the package and HTTP itself cost.</summary>
internal sealed class BareCalls : IDisposable
{
    private const string System = "You are the interviewer in a job interview.";
    private const string Schema = """
        {"type":"object","properties":{"acknowledgement":{"type":"string"}},
        "required":["acknowledgement"],"additionalProperties":false}
        """;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _http = new(new SocketsHttpHandler { ActivityHeadersPropagator = null, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly Uri _address;
    private readonly ChatClient _chat;
    private readonly string _data;
    private readonly byte[] _body;
    private readonly ChatResponseFormat _format = ChatResponseFormat.CreateJsonSchemaFormat(
        "interview_answer", BinaryData.FromString(Schema), jsonSchemaIsStrict: true);

    public BareCalls(Uri baseUrl)
    {
        _address = new Uri(baseUrl + "/chat/completions");
        _chat = new ChatClient("bench", new ApiKeyCredential("bench"), new OpenAIClientOptions
        {
            Endpoint = baseUrl,
            Transport = new HttpClientPipelineTransport(_http, enableLogging: false, loggerFactory: null),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            EnableDistributedTracing = false,
            ClientLoggingOptions = new() { EnableLogging = false },
        });
        _data = $$"""{"job_description":"{{Sample.JobDescription[..1500]}}","answer":"{{Sample.Answer}}"}""";
        _body = Encoding.UTF8.GetBytes($$$$"""
            {"model":"bench","temperature":0,"response_format":{"type":"json_schema","json_schema":
            {"name":"interview_answer","strict":true,"schema":{{{{Schema}}}}}},"messages":[
            {"role":"system","content":"{{{{System}}}}"},
            {"role":"user","content":"{{{{JsonEncodedText.Encode(_data)}}}}"}]}
            """);
    }

    public async Task BytesAsync(int number)
    {
        using var content = BinaryContent.Create(BinaryData.FromBytes(_body));
        var result = await _chat.CompleteChatAsync(content);
        using var response = result.GetRawResponse();
        using var completion = JsonDocument.Parse(response.Content.ToMemory());
        Read(completion.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!);
    }

    public async Task TypedAsync(int number)
    {
        ChatCompletion completion = await _chat.CompleteChatAsync(
            [new SystemChatMessage(System), new UserChatMessage(_data)],
            new ChatCompletionOptions { Temperature = 0, ResponseFormat = _format });
        Read(completion.Content[0].Text);
    }

    public async Task HttpAsync(int number)
    {
        using var content = new ByteArrayContent(_body);
        content.Headers.ContentType = Json;
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer bench");
        using var response = await _http.SendAsync(request);
        using var completion = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        Read(completion.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!);
    }

    public void Dispose() => _http.Dispose();

    private static void Read(string content)
    {
        using var reply = JsonDocument.Parse(content);
        if (reply.RootElement.GetProperty("acknowledgement").GetString()!.Length == 0)
            throw new InvalidOperationException("The reply is empty.");
    }
}
