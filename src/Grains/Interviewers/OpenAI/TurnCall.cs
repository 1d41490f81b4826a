using System.Globalization;
using System.Text.Json;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>What the calls about something that the candidate said have in common.</summary>
internal abstract class TurnCall(CallKind kind, TurnRequest request) : ProviderCall<TurnReply>(
    kind, string.Create(CultureInfo.InvariantCulture, $"{request.Brief.SessionId}-{kind.Name}-{request.Turn}"))
{
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
