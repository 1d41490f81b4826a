using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FakeOpenAI;

/// <summary>Answers a request for speech or for a transcription.</summary>
internal sealed class AudioExchange(FakeOpenAIServer server)
{
    private const string Speech = "/v1/audio/speech";
    private const string Transcriptions = "/v1/audio/transcriptions";

    // OpenAI's own limit of a text.
    private const int MaxInput = 4096;

    private static readonly string[] Voices = ["alloy", "echo", "fable", "onyx", "nova", "shimmer"];

    /// <summary>True for a path that is answered here.</summary>
    public static bool Takes(string path) => path is Speech or Transcriptions;

    public async Task HandleAsync(IFeatureCollection features, ReadOnlyMemory<byte> body)
    {
        var request = features.Get<IHttpRequestFeature>()!;
        var isSpeech = request.Path == Speech;
        var call = isSpeech ? ReadSpeech(request, body) : await ReadFormAsync(request, body);
        if (server.Options.Record)
            server.Record(call);
        if (Refuse(call, isSpeech) is { } problem)
        {
            await SendAsync(features, 400, "application/json", Error(problem, null));
            return;
        }

        var behaviour = call.Behaviour;
        if (!await WaitAsync(features, behaviour))
            return;
        if (behaviour.Status != 200)
        {
            if (behaviour.RetryAfter is { } after)
                features.Get<IHttpResponseFeature>()!.Headers.RetryAfter = after;
            await SendAsync(features, behaviour.Status, "application/json", Error("This is a failure on demand.", behaviour.ErrorCode));
            return;
        }

        var (type, answer) = isSpeech ? Say(call) : ("application/json", Encoding.UTF8.GetBytes(server.Transcribe(call)));
        (type, answer) = behaviour.Fault switch
        {
            ReplyFault.WrongType => ("text/html", "<html>Not what you think.</html>"u8.ToArray()),
            ReplyFault.Empty => (type, []),
            _ => (type, answer),
        };
        server.Answered(call);
        await SendAsync(features, 200, type, answer, half: behaviour.Fault == ReplyFault.HalfAnswer);
    }

    private FakeCall ReadSpeech(IHttpRequestFeature request, ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        return Call(request, "speech", body) with
        {
            Fields = json.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.ToString()),
        };
    }

    private async Task<FakeCall> ReadFormAsync(IHttpRequestFeature request, ReadOnlyMemory<byte> body)
    {
        Dictionary<string, string> fields = [];
        byte[]? file = null;
        var boundary = HeaderUtilities.RemoveQuotes(
            MediaTypeHeaderValue.Parse(request.Headers.ContentType.ToString()).Boundary).Value!;
        MultipartReader reader = new(boundary, new MemoryStream(body.ToArray()));
        while (await reader.ReadNextSectionAsync() is { } part)
        {
            var disposition = ContentDispositionHeaderValue.Parse(part.ContentDisposition);
            using MemoryStream content = new();
            await part.Body.CopyToAsync(content);
            if (disposition.FileName.HasValue)
            {
                file = content.ToArray();
                fields["filename"] = HeaderUtilities.RemoveQuotes(disposition.FileName).Value!;
            }
            else
            {
                fields[HeaderUtilities.RemoveQuotes(disposition.Name).Value!] = Encoding.UTF8.GetString(content.ToArray());
            }
        }

        return Call(request, "transcription", ReadOnlyMemory<byte>.Empty) with { Fields = fields, File = file };
    }

    private FakeCall Call(IHttpRequestFeature request, string kind, ReadOnlyMemory<byte> body) => new()
    {
        Kind = kind,
        IdempotencyKey = request.Headers["Idempotency-Key"],
        ClientRequestId = request.Headers["X-Client-Request-Id"],
        Body = Encoding.UTF8.GetString(body.Span),
        Behaviour = server.NextBehaviour(kind),
    };

    private static string? Refuse(FakeCall call, bool isSpeech)
    {
        if (!call.Fields.TryGetValue("model", out var model) || model.Length == 0)
            return "you must provide a model parameter";
        if (!isSpeech)
            return call.File is { Length: > 0 } ? null : "you must provide a file";
        var input = call.Fields.GetValueOrDefault("input", "");
        return input.Length is 0 or > MaxInput ? $"input must have 1 to {MaxInput} characters"
            : !Voices.Contains(call.Fields.GetValueOrDefault("voice")) ? "voice is none that I know"
            : call.Fields.GetValueOrDefault("response_format") is not ("mp3" or "wav") ? "response_format is none that I know"
            : null;
    }

    // Each voice is a tone of its own.
    private static (string Type, byte[] Body) Say(FakeCall call)
    {
        var text = call.Fields["input"];
        return call.Fields["response_format"] == "mp3"
            ? ("audio/mpeg", MadeAudio.Mp3(MadeAudio.Frames(text)))
            : ("audio/wav", MadeAudio.Wav(
                MadeAudio.Samples(text), frequency: 200 + (40 * Array.IndexOf(Voices, call.Fields["voice"]))));
    }

    private static byte[] Error(string message, string? code) => JsonSerializer.SerializeToUtf8Bytes(
        new { error = new { message, type = "invalid_request_error", code } });

    private async Task<bool> WaitAsync(IFeatureCollection features, FakeBehaviour behaviour)
    {
        var more = behaviour.Delay;
        try
        {
            var aborted = features.Get<IHttpRequestLifetimeFeature>()!.RequestAborted;
            await Task.Delay(more == Timeout.InfiniteTimeSpan ? more : more + server.Options.Delay, aborted);
            await behaviour.Release.WaitAsync(aborted);
            return true;
        }
        catch (OperationCanceledException)
        {
            // The caller went away: nobody is left to answer.
            return false;
        }
    }

    private static async Task SendAsync(
        IFeatureCollection features, int status, string type, byte[] body, bool half = false)
    {
        var response = features.Get<IHttpResponseFeature>()!;
        response.StatusCode = status;
        response.Headers.ContentType = type;
        response.Headers.ContentLength = body.Length;
        await features.Get<IHttpResponseBodyFeature>()!.Writer.WriteAsync(half ? body.AsMemory(0, body.Length / 2) : body);
        if (half)
            features.Get<IHttpRequestLifetimeFeature>()!.Abort();
    }
}
