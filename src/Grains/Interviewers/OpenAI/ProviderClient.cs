using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using OpenAI.Chat;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>
/// Sends one chat completion through the OpenAI package and says what came of it. It uses the package's methods that
/// take and return bytes: the typed ones cost about half as much again (tests/OpenAI.Bench).
/// </summary>
internal sealed class ProviderClient : IDisposable
{
    private const int MaxBody = 1 << 20;

    private readonly HttpClient _http;
    private readonly ChatClient _chat;
    private readonly TimeProvider _time;
    private string _usualModel;

    public ProviderClient(OpenAIOptions options, TimeProvider time)
    {
        _time = time;
        _usualModel = options.Model;
        _http = ProviderConnection.Open(options);
        _chat = new ChatClient(
            options.Model, new ApiKeyCredential(options.ApiKey!), ProviderConnection.ClientOptions(options, _http));
    }

    /// <summary>Sends a body once.</summary>
    /// <exception cref="ProviderException">It failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async ValueTask<Completion> SendAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        var options = new RequestOptions
        {
            CancellationToken = cancellationToken,
            ErrorOptions = ClientErrorBehaviors.NoThrow,
            BufferResponse = call.Words is null,
        };
        options.SetHeader("Idempotency-Key", call.IdempotencyKey);
        options.SetHeader(
            "X-Client-Request-Id", string.Create(CultureInfo.InvariantCulture, $"{call.Key}.{call.Attempts}"));
        try
        {
            var result = await _chat.CompleteChatAsync(call.Body!, options).ConfigureAwait(false);
            using var response = result.GetRawResponse();
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
