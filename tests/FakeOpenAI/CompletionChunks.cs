using System.Text;
using System.Text.Json.Nodes;

namespace FakeOpenAI;

/// <summary>Writes a completion as server-sent events of chat.completion.chunk, in OpenAI's shape, small pieces of content each.</summary>
internal sealed class CompletionChunks(string model)
{
    private const int PieceLength = 9;

    /// <summary>The events of a reply.</summary>
    public IReadOnlyList<byte[]> Write(ReadOnlySpan<byte> content, int promptBytes, ReplyFault fault, bool includeUsage)
    {
        var (prompt, cached, completion) = Completion.Tokens(promptBytes, content.Length);
        List<byte[]> chunks = [Chunk(new JsonObject { ["role"] = "assistant", ["content"] = "", ["refusal"] = null }, null, includeUsage)];
        if (fault == ReplyFault.Refusal)
            chunks.Add(Chunk(new JsonObject { ["refusal"] = "I'm sorry, I can't help with that." }, null, includeUsage));
        else if (fault != ReplyFault.ContentFilter)
        {
            foreach (var piece in Pieces(Encoding.UTF8.GetString(Completion.Spoilt(content, fault))))
                chunks.Add(Chunk(new JsonObject { ["content"] = piece }, null, includeUsage));
        }

        chunks.Add(Chunk([], Completion.FinishReason(fault), includeUsage));
        if (includeUsage)
        {
            var last = Base();
            last["choices"] = new JsonArray();
            last["usage"] = new JsonObject
            {
                ["prompt_tokens"] = prompt,
                ["completion_tokens"] = completion,
                ["total_tokens"] = prompt + completion,
                ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = cached, ["audio_tokens"] = 0 },
                ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0, ["audio_tokens"] = 0 },
            };
            chunks.Add(Event(last.ToJsonString()));
        }

        chunks.Add(Event("[DONE]"));
        return chunks;
    }

    private static IEnumerable<string> Pieces(string content)
    {
        for (var start = 0; start < content.Length;)
        {
            var length = Math.Min(PieceLength, content.Length - start);
            if (char.IsHighSurrogate(content[start + length - 1]) && start + length < content.Length)
                length++;
            yield return content.Substring(start, length);
            start += length;
        }
    }

    private static byte[] Event(string data) => Encoding.UTF8.GetBytes($"data: {data}\n\n");

    private byte[] Chunk(JsonObject delta, string? finishReason, bool includeUsage)
    {
        var chunk = Base();
        chunk["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["delta"] = delta,
            ["logprobs"] = null,
            ["finish_reason"] = finishReason,
        });
        if (includeUsage)
            chunk["usage"] = null;
        return Event(chunk.ToJsonString());
    }

    private JsonObject Base() => new()
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion.chunk",
        ["created"] = 1_770_000_000,
        ["model"] = model,
        ["service_tier"] = "default",
        ["system_fingerprint"] = "fp_fake",
    };
}
