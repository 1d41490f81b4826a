using System.Text.Json;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>Asks for the reply to what the candidate wants to know at the end.</summary>
internal sealed class ClosingCall(TurnRequest request) : TurnCall(CallKind.Closing, request)
{
    // Candidates ask about the position: the reply comes from its description.
    private const int JobDescriptionLength = 12_000;
    private const int MaxReply = 1200;

    public override void WriteData(Utf8JsonWriter writer)
    {
        BriefWriter.WriteBrief(writer, Request.Brief, JobDescriptionLength);
        WriteAnswer(writer);
    }

    public override TurnReply Review(ReadOnlySpan<byte> content, ReplyOrigin origin)
    {
        var closing = Parse(content, ReplyJsonContext.Default.ClosingContent);
        var reply = Acknowledgement(closing.Acknowledgement, MaxReply);
        CheckSpoken(reply, null);
        return new() { Acknowledgement = reply, CandidateIsDone = closing.CandidateIsDone, Origin = origin };
    }
}
