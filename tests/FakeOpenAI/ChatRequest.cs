using System.Buffers;
using System.Text.Json;

namespace FakeOpenAI;

/// <summary>What the server needs of a chat completion request, read in one pass.</summary>
internal sealed class ChatRequest
{
    private readonly ArrayBufferWriter<byte> _data = new(4096);

    /// <summary>The name of the schema of response_format.</summary>
    public string SchemaName { get; set; } = "";

    /// <summary>What is wrong with the request, in OpenAI's words; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>How many questions a plan shall have.</summary>
    public int QuestionCount { get; set; }

    /// <summary>True where a follow-up may be asked.</summary>
    public bool MayFollowUp { get; set; }

    /// <summary>What the candidate said, UTF-8.</summary>
    public ReadOnlyMemory<byte> Answer { get; set; }

    /// <summary>A question that was asked before.</summary>
    public string? AskedBefore { get; private set; }

    /// <summary>True when the reply shall come in chunks.</summary>
    public bool Stream { get; private set; }

    /// <summary>True when a last chunk shall say what the reply cost.</summary>
    public bool IncludeUsage { get; private set; }

    /// <summary>The length of the body in bytes, the base of the token counts.</summary>
    public int Length { get; set; }

    /// <summary>Reads a body; what was read before is forgotten.</summary>
    public void Read(ReadOnlySpan<byte> body, StrictSchema schemas)
    {
        (SchemaName, Problem, QuestionCount, MayFollowUp, Answer, AskedBefore) = ("", null, 0, false, default, null);
        (Stream, IncludeUsage) = (false, false);
        Length = body.Length;
        _data.ResetWrittenCount();
        var reader = new Utf8JsonReader(body);
        var model = false;
        var messages = 0;
        try
        {
            Expect(ref reader, JsonTokenType.StartObject);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("model"u8))
                    model = reader.Read() && reader.TokenType == JsonTokenType.String;
                else if (reader.ValueTextEquals("messages"u8))
                    messages = ReadMessages(ref reader);
                else if (reader.ValueTextEquals("response_format"u8))
                    ReadFormat(ref reader, body, schemas);
                else if (reader.ValueTextEquals("stream"u8))
                    Stream = reader.Read() && reader.GetBoolean();
                else if (reader.ValueTextEquals("stream_options"u8))
                    ReadStreamOptions(ref reader);
                else
                    reader.Skip();
            }
        }
        catch (JsonException broken)
        {
            Problem = "We could not parse the JSON body of your request: " + broken.Message;
            return;
        }

        if (IncludeUsage && !Stream)
            Problem ??= "The 'stream_options' parameter is only allowed when 'stream' is enabled.";
        Problem ??= !model ? "you must provide a model parameter"
            : messages == 0 ? "Missing required parameter: 'messages'."
            : SchemaName.Length == 0 ? "This server answers only to response_format json_schema."
            : null;
    }

    private void ReadStreamOptions(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("include_usage"u8))
                IncludeUsage = reader.Read() && reader.GetBoolean();
            else
                reader.Skip();
        }
    }

    private int ReadMessages(ref Utf8JsonReader reader)
    {
        var count = 0;
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var fromUser = false;
            count++;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("role"u8))
                {
                    Expect(ref reader, JsonTokenType.String);
                    fromUser = reader.ValueTextEquals("user"u8);
                }
                else if (fromUser && reader.ValueTextEquals("content"u8))
                {
                    ReadContent(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        return count;
    }

    // Content is a string, or a list of parts of which the text ones have a "text".
    private void ReadContent(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            ReadData(ref reader);
            return;
        }

        var depth = reader.CurrentDepth;
        while (reader.Read() && !(reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == depth))
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("text"u8))
            {
                Expect(ref reader, JsonTokenType.String);
                ReadData(ref reader);
            }
        }
    }

    private void ReadData(ref Utf8JsonReader outer)
    {
        var raw = outer.ValueSpan.Length;
        var start = _data.WrittenCount;
        _data.Advance(outer.CopyString(_data.GetSpan(raw)));
        var reader = new Utf8JsonReader(_data.WrittenSpan[start..]);
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("answer"u8))
            {
                Expect(ref reader, JsonTokenType.String);
                var text = new byte[reader.ValueSpan.Length];
                Answer = text.AsMemory(0, reader.CopyString(text));
            }
            else if (reader.ValueTextEquals("question_count"u8))
            {
                Expect(ref reader, JsonTokenType.Number);
                QuestionCount = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("may_follow_up"u8))
            {
                MayFollowUp = reader.Read() && reader.GetBoolean();
            }
            else if (reader.ValueTextEquals("asked_before"u8))
            {
                Expect(ref reader, JsonTokenType.StartArray);
                while (reader.Read() && reader.TokenType == JsonTokenType.String)
                    AskedBefore ??= reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void ReadFormat(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, StrictSchema schemas)
    {
        var (jsonSchema, strict, hasSchema) = (false, false, false);
        Expect(ref reader, JsonTokenType.StartObject);
        var depth = reader.CurrentDepth;
        while (reader.Read() && !(reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == depth))
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            if (reader.ValueTextEquals("type"u8))
            {
                jsonSchema = reader.Read() && reader.ValueTextEquals("json_schema"u8);
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                Expect(ref reader, JsonTokenType.String);
                SchemaName = Kinds.Intern(ref reader);
            }
            else if (reader.ValueTextEquals("strict"u8))
            {
                strict = reader.Read() && reader.TokenType == JsonTokenType.True;
            }
            else if (reader.ValueTextEquals("schema"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                hasSchema = true;
                Problem = schemas.Check(body[start..(int)reader.BytesConsumed]);
            }
        }

        if (!jsonSchema || !strict || !hasSchema)
            Problem ??= "Invalid value for 'response_format': expected a strict json_schema.";
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
            throw new JsonException($"expected {type}, found {reader.TokenType}");
    }
}
