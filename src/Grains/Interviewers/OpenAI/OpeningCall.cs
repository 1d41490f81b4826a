using System.Text.Json;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>Asks for the words after the candidate's introduction.</summary>
internal sealed class OpeningCall(TurnRequest request) : TurnCall(CallKind.Opening, request)
{
    private const int JobDescriptionLength = 1500;

    public override void WriteData(Utf8JsonWriter writer)
    {
        BriefWriter.WriteBrief(writer, Request.Brief, JobDescriptionLength);
        WriteAnswer(writer);
    }

    public override TurnReply Review(ReadOnlySpan<byte> content, ReplyOrigin origin)
    {
        var opening = Parse(content, ReplyJsonContext.Default.OpeningContent);
        var acknowledgement = Acknowledgement(opening.Acknowledgement, MaxAcknowledgement);
        CheckSpoken(acknowledgement, null);
        return new() { Acknowledgement = acknowledgement, Origin = origin };
    }
}
