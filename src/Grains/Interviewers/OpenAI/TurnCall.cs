using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>What the calls about something that the candidate said have in common.</summary>
internal abstract class TurnCall(CallKind kind, TurnRequest request) : ProviderCall<TurnReply>(kind, KeyOf(kind, request))
{
    private const int HashBytes = 8;

    /// <summary>How long an acknowledgement may be: two sentences, spoken.</summary>
    protected const int MaxAcknowledgement = 600;

    /// <inheritdoc/>
    public override ReplyWords? Words { get; } = request.Listener is { } listener ? new(listener) : null;

    /// <summary>The request.</summary>
    protected TurnRequest Request { get; } = request;

    /// <summary>The call for a request.</summary>
    public static TurnCall For(TurnRequest request) => request.Kind switch
    {
        TurnKind.Opening => new OpeningCall(request),
        TurnKind.Answer => new AnswerCall(request),
        TurnKind.Closing => new ClosingCall(request),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Kind, "There is no such kind of turn."),
    };

    // The answer is part of the key: an answer that was lost in a crash before it was stored may be followed by another one under
    // the same sequence number.
    private static string KeyOf(CallKind kind, TurnRequest request)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(request.Answer.AsSpan()), hash);
        return $"{request.Brief.SessionId}-{kind.Name}-{request.Turn}-{Convert.ToHexStringLower(hash[..HashBytes])}";
    }

    /// <summary>What was asked last and what the candidate said to it.</summary>
    protected void WriteAnswer(Utf8JsonWriter writer)
    {
        writer.WriteString("prompt"u8, Request.Prompt);
        writer.WriteString("answer"u8, Request.Answer);
    }

    /// <summary>Words that take up what was said and ask nothing.</summary>
    protected static string Acknowledgement(string words, int maxLength) =>
        TextRules.WithoutQuestions(TextRules.Clean(words, maxLength));

    /// <summary>Refuses spoken words that are clearly in another language, or that deny that an AI speaks.</summary>
    protected void CheckSpoken(string acknowledgement, string? followUp)
    {
        RefuseDenial(acknowledgement, Request.Brief.Language);
        var language = new LanguageCheck(Request.Brief.Language);
        language.Add(acknowledgement);
        language.Add(followUp);
        if (language.IsWrong)
            throw Invalid($"The words are not in the language '{Request.Brief.Language}'.");
    }
}
