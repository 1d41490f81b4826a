using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using Interviewing.Interviewers;
using Interviewing.Interviewers.OpenAI;
using Interviewing.Speech.Audio;
using Microsoft.Extensions.Options;
using OpenAI.Audio;
using Polly.Timeout;

namespace Interviewing.Speech.OpenAI;

/// <summary>
/// Speech by OpenAI, or a server that speaks like it. One instance for the whole process: it holds the connections, the
/// circuit and the limit on calls under way.
/// </summary>
internal sealed class OpenAISpeech : ISpeechProvider, IDisposable
{
    // The API takes 4096 characters, and gpt-4o-mini-tts 2000 tokens: in no script are so many bytes more than that.
    private const int MaxBytesOfPiece = 4096;

    // What such a piece cannot be longer than, whoever speaks it: eleven minutes of 24 kHz.
    private const int MaxReply = 32 * 1024 * 1024;

    private readonly OpenAIOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly AudioClient _audio;
    private readonly ProviderLine _line;

    /// <summary>Makes ready to call; no connection is made yet.</summary>
    public OpenAISpeech(IOptions<OpenAIOptions> provider, IOptions<SpeechOptions> speech, TimeProvider time)
    {
        var options = speech.Value;
        _options = provider.Value.For(options.Model, options.CallTimeout, options.MaxConcurrency);
        _time = time;
        _http = ProviderConnection.Open(_options);
        _audio = new AudioClient(
            _options.Model, new ApiKeyCredential(_options.ApiKey!), ProviderConnection.ClientOptions(_options, _http));
        _line = new("speech", _options, time);
    }

    /// <inheritdoc/>
    public string Model => _options.Model;

    /// <inheritdoc/>
    public IReadOnlyList<AudioFormat> Formats { get; } = [AudioFormat.Mp3, AudioFormat.Wav];

    /// <inheritdoc/>
    public bool NeedsLanguage => false;

    /// <inheritdoc/>
    public int MaxPieceBytes => MaxBytesOfPiece;

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> SpeakAsync(
        string piece, SpeechRequest request, CancellationToken cancellationToken)
    {
        Call call = new(piece, request, _time.GetTimestamp());
        try
        {
            return (ReadOnlyMemory<byte>)await _line.Pipelines.Call.ExecuteAsync(
                static (state, cancelled) => state.Speech.AttemptAsync(state.Call, cancelled),
                (Speech: this, Call: call),
                cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException failure)
        {
            throw SpeechFailure.Of(failure);
        }
        catch (TimeoutRejectedException late)
        {
            throw SpeechFailure.Of(new ProviderException(ProviderFault.OutOfTime, "Its time was over.", late));
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _http.Dispose();
        _line.Dispose();
    }

    private async ValueTask<object> AttemptAsync(Call call, CancellationToken cancellationToken)
    {
        try
        {
            call.Attempts++;
            return await _line.AttemptAsync(
                static (state, cancelled) => state.Speech.SendAsync(state.Call, cancelled),
                (Speech: this, Call: call),
                cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException failure)
        {
            if (failure.Fault == ProviderFault.InvalidReply)
                call.InvalidReplies++;
            failure.RetryIn = RetryRule.WaitAfter(
                failure, call.Attempts, call.InvalidReplies, call.Key, _time.GetElapsedTime(call.Started), _options);
            throw;
        }
    }

    private async ValueTask<object> SendAsync(Call call, CancellationToken cancellationToken)
    {
        RequestOptions options = new()
        {
            CancellationToken = cancellationToken,
            ErrorOptions = ClientErrorBehaviors.NoThrow,
            // Read here, with a limit.
            BufferResponse = false,
        };
        options.SetHeader("Idempotency-Key", call.Key);
        options.SetHeader(
            "X-Client-Request-Id", string.Create(CultureInfo.InvariantCulture, $"{call.Key}.{call.Attempts}"));
        try
        {
            using var content = BinaryContent.Create(new BinaryData(call.Body));
            var result = await _audio.GenerateSpeechAsync(content, options).ConfigureAwait(false);
            using var response = result.GetRawResponse();
            if (response.Status != 200)
            {
                await response.BufferContentAsync(cancellationToken).ConfigureAwait(false);
                throw ErrorReply.Read(response, _time);
            }

            var audio = await ReadAsync(response.ContentStream!, cancellationToken).ConfigureAwait(false);
            return AudioFormats.IsFile(call.Format, audio.Span)
                ? audio
                : throw new ProviderException(
                    ProviderFault.InvalidReply, $"What came is not {AudioFileName.MediaType(call.Format)}.");
        }
        catch (Exception broken) when (ProviderException.IsConnectionFault(broken) && !cancellationToken.IsCancellationRequested)
        {
            throw new ProviderException(ProviderFault.Connection, "The connection failed.", broken);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream from, CancellationToken cancellationToken)
    {
        var buffer = new byte[128 * 1024];
        var length = 0;
        while (await from.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            length += read;
            if (length < buffer.Length)
                continue;
            if (length >= MaxReply)
                throw new ProviderException(ProviderFault.InvalidReply, "The audio is longer than the words can be.");
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        return buffer.AsMemory(0, length);
    }

    /// <summary>One piece, through all attempts.</summary>
    private sealed class Call(string piece, SpeechRequest request, long started)
    {
        /// <summary>Names the call: the same words cost nothing twice where the provider heeds it.</summary>
        public string Key { get; } = AudioFileName.Of(request with { Text = piece });

        public AudioFormat Format => request.Format;

        public byte[] Body { get; } = JsonSerializer.SerializeToUtf8Bytes(
            new SpeechBody(
                request.Model, piece, request.Voice.ToString().ToLowerInvariant(), request.Format.ToString().ToLowerInvariant()),
            SpeechJsonContext.Default.SpeechBody);

        public long Started => started;

        public int Attempts { get; set; }

        public int InvalidReplies { get; set; }
    }
}
