using System.Buffers;
using System.Text.Json;
using Interviewing.Interviews;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>What is read of a chat completion: its content, still JSON, how it ended, and what it cost.</summary>
internal sealed class Completion : IDisposable
{
    private byte[]? _content;
    private int _length;
    private (long Input, long Cached, long Output) _usage;

    private Completion(string usualModel) => Model = usualModel;

    /// <summary>The model that answered, as the provider names it.</summary>
    public string Model { get; private set; }

    /// <summary>"stop" where it came to its end.</summary>
    public string FinishReason { get; private set; } = "stop";

    /// <summary>True when the model refused to answer.</summary>
    public bool Refused { get; private set; }

    /// <summary>True when the provider says, within a chunk, that it failed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>What it cost.</summary>
    public ModelUsage Usage => new()
    {
        Model = Model,
        Calls = 1,
        InputTokens = _usage.Input,
        CachedInputTokens = Math.Min(_usage.Cached, _usage.Input),
        OutputTokens = _usage.Output,
    };

    /// <summary>The content, UTF-8; empty where there is none.</summary>
    public ReadOnlySpan<byte> Content => _content.AsSpan(0, _length);

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body of a response with status 200.</param>
    /// <param name="usualModel">The name of the model that answered last: mostly the same again.</param>
    /// <exception cref="JsonException">It is not a chat completion.</exception>
    public static Completion Read(ReadOnlySpan<byte> body, string usualModel)
    {
        var completion = Begin(usualModel);
        try
        {
            completion.Add(body);
            return completion;
        }
        catch
        {
            completion.Dispose();
            throw;
        }
    }

    /// <summary>One that comes in chunks.</summary>
    public static Completion Begin(string usualModel) => new(usualModel);

    /// <summary>Reads the next chunk; the content grows by what it brings.</summary>
    /// <exception cref="JsonException">It is no chunk of a chat completion.</exception>
    public void Add(ReadOnlySpan<byte> chunk)
    {
        try
        {
            ReadBody(new Utf8JsonReader(chunk));
        }
        catch (InvalidOperationException wrongType)
        {
            throw new JsonException("A member of the completion has another type than it must have.", wrongType);
        }
    }

    /// <summary>Gives the content's buffer back.</summary>
    public void Dispose()
    {
        if (_content is not null)
            ArrayPool<byte>.Shared.Return(_content);
        (_content, _length) = (null, 0);
    }

    private void ReadBody(Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("model"u8))
                Model = ReadName(ref reader, Model) ?? Model;
            else if (reader.ValueTextEquals("choices"u8))
                ReadChoices(ref reader);
            else if (reader.ValueTextEquals("usage"u8))
                ReadUsage(ref reader);
            else if (reader.ValueTextEquals("error"u8))
                ReadError(ref reader);
            else
                reader.Skip();
        }
    }

    private void ReadChoices(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        for (var first = true; reader.Read() && reader.TokenType == JsonTokenType.StartObject; first = false)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (first && (reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("delta"u8)))
                    ReadMessage(ref reader);
                else if (first && reader.ValueTextEquals("finish_reason"u8))
                    FinishReason = ReadName(ref reader, "stop") ?? FinishReason;
                else
                    reader.Skip();
            }
        }
    }

    private void ReadMessage(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.Null)
                    continue;
                MakeRoom(reader.ValueSpan.Length);
                _length += reader.CopyString(_content.AsSpan(_length));
            }
            else if (reader.ValueTextEquals("refusal"u8))
            {
                reader.Read();
                Refused |= reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > 0;
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void MakeRoom(int more)
    {
        if (_content is { } content && content.Length >= _length + more)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(_content is null ? more : Math.Max(2 * _length, _length + more));
        Content.CopyTo(larger);
        if (_content is not null)
            ArrayPool<byte>.Shared.Return(_content);
        _content = larger;
    }

    private void ReadError(ref Utf8JsonReader reader)
    {
        reader.Read();
        HasFailed |= reader.TokenType != JsonTokenType.Null;
        reader.Skip();
    }

    // Of a completion in chunks, one has it, and the others may say null.
    private void ReadUsage(ref Utf8JsonReader reader)
    {
        long input = 0, cached = 0, output = 0;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("prompt_tokens"u8))
                input = ReadCount(ref reader);
            else if (reader.ValueTextEquals("completion_tokens"u8))
                output = ReadCount(ref reader);
            else if (reader.ValueTextEquals("prompt_tokens_details"u8))
                cached = ReadCached(ref reader);
            else
                reader.Skip();
        }

        _usage = (input, cached, output);
    }

    private static long ReadCached(ref Utf8JsonReader reader)
    {
        long cached = 0;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("cached_tokens"u8))
                cached = ReadCount(ref reader);
            else
                reader.Skip();
        }

        return cached;
    }

    private static long ReadCount(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var count) ? Math.Max(0, count) : 0;
    }

    private static string? ReadName(ref Utf8JsonReader reader, string usual)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(usual) ? usual : reader.GetString();
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
            throw new JsonException($"Expected {type}.");
    }
}
