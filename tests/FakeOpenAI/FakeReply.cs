using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FakeOpenAI;

/// <summary>Writes the content of a reply that the asked-for schema allows, from what the request says.</summary>
internal sealed class FakeReply : IDisposable
{
    private const string WrongScript = "Спасибо за ваш ответ, расскажите подробнее о вашей работе над этим проектом";
    private const string WrongLanguage =
        "Vielen Dank für die Antwort, das ist sehr gut und wir haben noch eine weitere Frage zu der Arbeit mit dem Team";

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _content = new(2048);
    private readonly Utf8JsonWriter _writer;

    public FakeReply() => _writer = new Utf8JsonWriter(_content, Options);

    /// <summary>Writes the content for a request; it is valid until the next one is written. Null: an unknown schema.</summary>
    public ReadOnlyMemory<byte>? Write(ChatRequest request, ReplyFault fault, int followUpBelow)
    {
        _content.ResetWrittenCount();
        _writer.Reset(_content);
        _writer.WriteStartObject();
        switch (request.SchemaName)
        {
            case Kinds.Answer: WriteAnswer(request, fault, followUpBelow); break;
            case Kinds.Plan: WritePlan(request, fault); break;
            case Kinds.Opening: WriteText("acknowledgement"u8, "Thank you for introducing yourself."u8, fault); break;
            case Kinds.Closing: WriteClosing(request, fault); break;
            case Kinds.Summary: WriteSummary(fault); break;
            default: return null;
        }

        _writer.WriteEndObject();
        _writer.Flush();
        return _content.WrittenMemory;
    }

    /// <summary>The first words of an answer, as they stand there: at most 60 bytes, to the end of a word.</summary>
    public static ReadOnlySpan<byte> QuoteOf(ReadOnlySpan<byte> answer)
    {
        answer = answer.TrimStart(" \r\n\t"u8);
        if (answer.Length <= 60)
            return answer.TrimEnd(" \r\n\t"u8);
        var space = answer[..60].LastIndexOf((byte)' ');
        if (space > 0)
            return answer[..space];
        var end = 60;
        while ((answer[end] & 0xC0) == 0x80)
            end--;
        return answer[..end];
    }

    public void Dispose() => _writer.Dispose();

    private void WritePlan(ChatRequest request, ReplyFault fault)
    {
        WriteText("introduction"u8,
            fault == ReplyFault.NoDisclosure
                ? "Hello, this interview is for the position of AI engineer. Please introduce yourself."u8
                : "Hello. I am an AI interviewer and I will ask you a few questions about the position. Please introduce yourself."u8,
            fault);
        _writer.WriteStartArray("questions"u8);
        var count = request.QuestionCount + fault switch
        {
            ReplyFault.FewerQuestions => -1,
            ReplyFault.MoreQuestions => 2,
            _ => 0,
        };
        for (var i = 1; i <= count; i++)
        {
            _writer.WriteStartObject();
            var number = fault == ReplyFault.SameQuestionTwice && i == 2 ? 1 : i;
            _writer.WriteString("text"u8, fault is ReplyFault.WrongScript or ReplyFault.WrongLanguage
                ? $"{Foreign(fault)} {number}?"
                : $"Tell me about the part of your work that has to do with duty number {number} of the position.");
            _writer.WriteString("type"u8, i % 2 == 0 ? "technical"u8 : "behavioral"u8);
            _writer.WriteString("competency"u8, $"Duty {number}");
            _writer.WriteString("expected"u8, "A concrete case, what the candidate did, and what came of it."u8);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
        WriteText("conclusion"u8, "Those were my questions. Please ask what you would like to know."u8, fault);
        WriteText("farewell"u8, "Thank you for your time. The hiring team will be in touch with you."u8, fault);
    }

    private void WriteAnswer(ChatRequest request, ReplyFault fault, int followUpBelow)
    {
        var answer = request.Answer.Span;
        var quote = QuoteOf(answer);
        _writer.WriteStartArray("evidence"u8);
        if (quote.Length > 0 && fault != ReplyFault.OnlyInventedQuotes)
            _writer.WriteStringValue(quote);
        if (fault is ReplyFault.InventedQuote or ReplyFault.OnlyInventedQuotes)
            _writer.WriteStringValue("I single-handedly saved the company from ruin"u8);
        _writer.WriteEndArray();
        _writer.WriteStartArray("missing"u8);
        _writer.WriteStringValue("What came of it in numbers."u8);
        _writer.WriteEndArray();
        WriteText("reason"u8, fault == ReplyFault.NoScoreNoReason ? ""u8 : "The answer names what was done."u8, fault);
        if (fault == ReplyFault.NoScoreNoReason || quote.Length == 0)
            _writer.WriteNull("score"u8);
        else
            _writer.WriteNumber("score"u8, fault == ReplyFault.ScoreNine ? 9 : 1 + Math.Min(4, answer.Length / 120));
        WriteFollowUp(request, fault, answer.Length < followUpBelow);
        WriteText("acknowledgement"u8, fault == ReplyFault.TooManyQuestions
            ? "Thank you, that is clear. Is there more to say? Good."u8
            : "Thank you, that is clear."u8, fault);
    }

    private void WriteFollowUp(ChatRequest request, ReplyFault fault, bool isShort)
    {
        if (fault == ReplyFault.RepeatedQuestion)
            _writer.WriteString("follow_up"u8, request.AskedBefore?.ToUpperInvariant());
        else if (fault == ReplyFault.TooManyQuestions)
            _writer.WriteString("follow_up"u8, "What was the result? And who else took part? And when?"u8);
        else if (request.MayFollowUp && isShort)
            _writer.WriteString("follow_up"u8, "What exactly was your own part in it?"u8);
        else
            _writer.WriteNull("follow_up"u8);
    }

    private void WriteClosing(ChatRequest request, ReplyFault fault)
    {
        var asks = request.Answer.Span.Contains((byte)'?');
        WriteText("acknowledgement"u8,
            asks ? "The job description does not say that; please ask the recruiter."u8 : "Thank you."u8, fault);
        _writer.WriteBoolean("candidate_is_done"u8, !asks);
    }

    private void WriteSummary(ReplyFault fault)
    {
        WriteText("summary"u8,
            "The candidate answered the questions of the plan. The answers were concrete. Some of them had no numbers."u8,
            fault);
        foreach (var list in (ReadOnlySpan<string>)["strengths", "areas_for_improvement"])
        {
            _writer.WriteStartArray(list);
            _writer.WriteStringValue("Answers to the point."u8);
            _writer.WriteEndArray();
        }
    }

    private void WriteText(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text, ReplyFault fault)
    {
        if (fault is ReplyFault.WrongScript or ReplyFault.WrongLanguage)
            _writer.WriteString(name, Foreign(fault));
        else if (fault == ReplyFault.ClaimsToBeHuman && (name.SequenceEqual("introduction"u8) || name.SequenceEqual("acknowledgement"u8)))
            _writer.WriteString(name, "Hello, I'm Anna, and I am a real person, as the job description says."u8);
        else if (fault == ReplyFault.Sprawling)
            _writer.WriteString(name, "\u0007One\u0000 sentence\u001b[31m here.\u202E " + string.Concat(Enumerable.Repeat("And more of it. ", 900)));
        else
            _writer.WriteString(name, text);
    }

    private static string Foreign(ReplyFault fault) => fault == ReplyFault.WrongScript ? WrongScript : WrongLanguage;
}
