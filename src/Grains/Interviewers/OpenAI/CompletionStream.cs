using System.ClientModel.Primitives;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>Reads a chat completion that comes in chunks (server-sent events), and passes its words on as they come.</summary>
internal static class CompletionStream
{
    private const string EventStream = "text/event-stream";

    /// <summary>True for a response that comes in chunks; a server may not know how.</summary>
    public static bool Is(PipelineResponse response) =>
        response.Headers.TryGetValue("Content-Type", out var type)
        && type!.StartsWith(EventStream, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads it to its end.</summary>
    /// <exception cref="ProviderException">It broke off, is too long, or the provider failed on the way.</exception>
    /// <exception cref="JsonException">A chunk is none.</exception>
    public static async Task<Completion> ReadAsync(
        PipelineResponse response, string usualModel, ReplyWords words, int most, CancellationToken cancellationToken)
    {
        var completion = Completion.Begin(usualModel);
        try
        {
            // To the end of the body, though nothing comes after [DONE]: only then is the connection used again.
            var ended = false;
            var chunks = SseParser.Create(response.ContentStream!, (_, data) => Take(completion, data, words));
            await foreach (var chunk in chunks.EnumerateAsync(cancellationToken).ConfigureAwait(false))
            {
                ended |= chunk.Data;
                if (completion.HasFailed)
                    throw new ProviderException(ProviderFault.Server, "The provider failed while it answered.");
                if (completion.Content.Length > most)
                    throw new ProviderException(ProviderFault.InvalidReply, "The reply is longer than a mebibyte.");
            }

            return ended ? completion : throw new ProviderException(ProviderFault.Connection, "The reply broke off.");
        }
        catch
        {
            completion.Dispose();
            throw;
        }
    }

    // True at the mark of the end.
    private static bool Take(Completion completion, ReadOnlySpan<byte> data, ReplyWords words)
    {
        if (data.SequenceEqual("[DONE]"u8))
            return true;
        var before = completion.Content.Length;
        completion.Add(data);
        words.Take(completion.Content[before..]);
        return false;
    }
}
