using System.ClientModel;
using System.ClientModel.Primitives;
using System.Security.Cryptography;
using System.Text.Json;
using Interviewing.Interviewers;
using Interviewing.Interviewers.OpenAI;
using Interviewing.Speech.OpenAI;
using Interviewing.Telemetry;
using Microsoft.Extensions.Options;
using OpenAI.Audio;

namespace Interviewing.Speech.Transcription;

/// <summary>Transcription by OpenAI, or a server that speaks like it. Times and turns are held by the desk.</summary>
internal sealed class OpenAITranscriber : ITranscriber, IDisposable
{
    private const int MaxReply = 4 * 1024 * 1024;

    private readonly OpenAIOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly AudioClient _audio;

    /// <summary>Makes ready to call; no connection is made yet.</summary>
    public OpenAITranscriber(
        IOptions<OpenAIOptions> provider, IOptions<TranscriptionOptions> transcription, TimeProvider time)
    {
        var options = transcription.Value;
        _options = provider.Value.For(options.Model, options.Timeout, options.MaxConcurrency);
        _time = time;
        _http = ProviderConnection.Open(_options);
        _audio = new AudioClient(
            _options.Model, new ApiKeyCredential(_options.ApiKey!), ProviderConnection.ClientOptions(_options, _http));
    }

    /// <inheritdoc/>
    public async Task<Transcript> TranscribeAsync(
        AudioSource audio, Func<CancellationToken, Task<string?>> language, CancellationToken cancellationToken)
    {
        var boundary = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        using TranscriptionBody body = new(audio, _options.Model, language, boundary);
        try
        {
            var reply = await AskAsync(body, cancellationToken).ConfigureAwait(false);
            return new()
            {
                Text = HeardWords.Of(reply),
                Language = body.Language ?? LanguageNames.CodeOf(reply.Language),
                Duration = reply.Duration is >= 0 and < 1e6 and var seconds ? TimeSpan.FromSeconds(seconds) : audio.Duration,
            };
        }
        catch (Exception) when (body.Failure is { } failure)
        {
            throw failure;
        }
        catch (ProviderException failure)
        {
            throw SpeechFailure.Of(failure);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private async Task<TranscriptionReply> AskAsync(TranscriptionBody body, CancellationToken cancellationToken)
    {
        var attempt = ProviderAttempt.Begin("transcription", _options.Model);
        try
        {
            var reply = await SendAsync(body, cancellationToken).ConfigureAwait(false);
            attempt.End();
            return reply;
        }
        catch (Exception failure)
        {
            attempt.End(failure);
            throw;
        }
    }

    private async Task<TranscriptionReply> SendAsync(TranscriptionBody body, CancellationToken cancellationToken)
    {
        RequestOptions options = new() { CancellationToken = cancellationToken, ErrorOptions = ClientErrorBehaviors.NoThrow };
        try
        {
            var result = await _audio.TranscribeAudioAsync(body, body.FormType, options).ConfigureAwait(false);
            using var response = result.GetRawResponse();
            return response.Status == 200 ? Read(response) : throw ErrorReply.Read(response, _time);
        }
        catch (Exception broken) when (ProviderException.IsConnectionFault(broken) && !cancellationToken.IsCancellationRequested)
        {
            throw new ProviderException(ProviderFault.Connection, "The connection failed.", broken);
        }
    }

    private static TranscriptionReply Read(PipelineResponse response)
    {
        var content = response.Content.ToMemory();
        if (content.Length > MaxReply)
            throw new ProviderException(ProviderFault.InvalidReply, "The reply is longer than 4 MiB.");
        try
        {
            return JsonSerializer.Deserialize(content.Span, TranscriptionJsonContext.Default.TranscriptionReply)
                is { Text: not null } reply
                    ? reply
                    : throw new ProviderException(ProviderFault.InvalidReply, "The reply has no text.");
        }
        catch (JsonException)
        {
            // The message of the exception can have words of the reply in it.
            throw new ProviderException(ProviderFault.InvalidReply, "The reply is not a transcription.");
        }
    }
}
