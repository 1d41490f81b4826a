using System.Buffers;
using System.Text.Json;
using Interviewing.Interviews;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>What is read of a chat completion: its content, still JSON, how it ended, and what it cost.</summary>
internal sealed class Completion : IDisposable
{
    private byte[]? _content;
    private int _length;

    /// <summary>The model that answered, as the provider names it.</summary>
    public string Model { get; private set; } = "";

    /// <summary>"stop" where it came to its end.</summary>
    public string FinishReason { get; private set; } = "stop";

    /// <summary>True when the model refused to answer.</summary>
    public bool Refused { get; private set; }

    /// <summary>What it cost.</summary>
    public ModelUsage Usage { get; private set; } = null!;

    /// <summary>The content, UTF-8; empty where there is none.</summary>
    public ReadOnlySpan<byte> Content => _content.AsSpan(0, _length);

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body of a response with status 200.</param>
    /// <param name="usualModel">The name of the model that answered last: mostly the same again.</param>
    /// <exception cref="JsonException">It is not a chat completion.</exception>
    public static Completion Read(ReadOnlySpan<byte> body, string usualModel)
    {
        var completion = new Completion { Model = usualModel };
        try
        {
            completion.ReadBody(new Utf8JsonReader(body));
            return completion;
        }
        catch (InvalidOperationException wrongType)
        {
            completion.Dispose();
            throw new JsonException("A member of the completion has another type than it must have.", wrongType);
        }
        catch
        {
            completion.Dispose();
            throw;
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
        long input = 0, cached = 0, output = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("model"u8))
                Model = ReadName(ref reader, Model) ?? Model;
            else if (reader.ValueTextEquals("choices"u8))
                ReadChoices(ref reader);
            else if (reader.ValueTextEquals("usage"u8))
                (input, cached, output) = ReadUsage(ref reader);
            else
                reader.Skip();
        }

        Usage = new()
        {
            Model = Model,
            Calls = 1,
            InputTokens = input,
            CachedInputTokens = Math.Min(cached, input),
            OutputTokens = output,
        };
    }

    private void ReadChoices(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        for (var first = true; reader.Read() && reader.TokenType == JsonTokenType.StartObject; first = false)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (first && reader.ValueTextEquals("message"u8))
                    ReadMessage(ref reader);
                else if (first && reader.ValueTextEquals("finish_reason"u8))
                    FinishReason = ReadName(ref reader, "stop") ?? "stop";
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
                Dispose();
                _content = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
                _length = reader.CopyString(_content);
            }
            else if (reader.ValueTextEquals("refusal"u8))
            {
                reader.Read();
                Refused = reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > 0;
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static (long Input, long Cached, long Output) ReadUsage(ref Utf8JsonReader reader)
    {
        long input = 0, cached = 0, output = 0;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return default;
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

        return (input, cached, output);
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
