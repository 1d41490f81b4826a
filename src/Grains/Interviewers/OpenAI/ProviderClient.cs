using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using OpenAI.Chat;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>
/// Sends one chat completion through the OpenAI package and says what came of it. It sends messages of its own through the
/// package's pipeline: of the package's methods, those that take and return bytes make more anew for each call, and the
/// typed ones cost about half as much again (tests/OpenAI.Bench).
/// </summary>
internal sealed class ProviderClient : IDisposable
{
    private const int MaxBody = 1 << 20;

    private readonly HttpClient _http;
    private readonly ClientPipeline _pipeline;
    private readonly Uri _address;
    private readonly TimeProvider _time;
    private string _usualModel;

    public ProviderClient(OpenAIOptions options, TimeProvider time)
    {
        _time = time;
        _usualModel = options.Model;
        _http = ProviderConnection.Open(options);
        _pipeline = new ChatClient(
            options.Model, new ApiKeyCredential(options.ApiKey!), ProviderConnection.ClientOptions(options, _http)).Pipeline;
        _address = options.AddressOf("chat/completions");
    }

    /// <summary>Sends a body once.</summary>
    /// <exception cref="ProviderException">It failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async ValueTask<Completion> SendAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        using var message = Message(call, cancellationToken);
        try
        {
            await _pipeline.SendAsync(message).ConfigureAwait(false);
            var response = message.Response!;
            if (response.Status == 200 && call.Words is { } words && CompletionStream.Is(response))
                return await ReadAsync(response, words, cancellationToken).ConfigureAwait(false);
            if (call.Words is not null)
                await response.BufferContentAsync(cancellationToken).ConfigureAwait(false);
            return response.Status == 200 ? Read(response) : throw ErrorReply.Read(response, _time);
        }
        catch (Exception broken) when (ProviderException.IsConnectionFault(broken) && !cancellationToken.IsCancellationRequested)
        {
            throw new ProviderException(ProviderFault.Connection, "The connection failed.", broken);
        }
    }

    public void Dispose() => _http.Dispose();

    private PipelineMessage Message(ProviderCall call, CancellationToken cancellationToken)
    {
        var message = _pipeline.CreateMessage(_address, "POST");
        message.Apply(new RequestOptions { CancellationToken = cancellationToken, BufferResponse = call.Words is null });
        var request = message.Request;
        request.Headers.Set("Accept", "application/json");
        request.Headers.Set("Content-Type", "application/json");
        request.Headers.Set("Idempotency-Key", call.IdempotencyKey);
        request.Headers.Set(
            "X-Client-Request-Id", string.Create(CultureInfo.InvariantCulture, $"{call.Key}.{call.Attempts}"));
        request.Content = call.Body;
        return message;
    }

    private Completion Read(PipelineResponse response)
    {
        var body = response.Content.ToMemory().Span;
        if (body.Length > MaxBody)
            throw new ProviderException(ProviderFault.InvalidReply, "The reply is longer than a mebibyte.");
        try
        {
            return Known(Completion.Read(body, _usualModel));
        }
        catch (JsonException)
        {
            throw NoCompletion();
        }
    }

    private async Task<Completion> ReadAsync(
        PipelineResponse response, ReplyWords words, CancellationToken cancellationToken)
    {
        words.Begin();
        try
        {
            return Known(await CompletionStream.ReadAsync(response, _usualModel, words, MaxBody, cancellationToken)
                .ConfigureAwait(false));
        }
        catch (JsonException)
        {
            throw NoCompletion();
        }
    }

    private Completion Known(Completion completion)
    {
        _usualModel = completion.Model;
        return completion;
    }

    // The message of the exception that it replaces can have words of the reply in it.
    private static ProviderException NoCompletion() =>
        new(ProviderFault.InvalidReply, "The reply is not a chat completion.");
}
