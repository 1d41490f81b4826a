using System.Buffers.Text;
using System.Text;
using Interviewing.Directory;
using Interviewing.Interviews;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Interviews;

/// <summary>The list of interviews.</summary>
internal sealed class ListEndpoint(IGrainFactory grains, WebSettings settings)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    public void Map(Routes routes) =>
        routes.Get(Admission.Operators, "/interviews", ListAsync)
            .Is(Groups.Interviews, "listInterviews", "Interviews, newest first")
            .Query("state", $"Only those in this state: {WireNames<InterviewState>.List}.")
            .Query("candidateId", "Only those of this candidate.")
            .Query("roomName", "Only those of this room.")
            .Query("cursor", "The nextCursor of the page before.")
            .Query("limit", $"How many, 1 to {MaxLimit}. Default {DefaultLimit}.")
            .Gives<ListView>().Refuses(400, 503);

    private async Task<Answer> ListAsync(Call call)
    {
        var query = call.Request.Query;
        FieldErrors errors = new();
        var rules = new FieldRules(errors, settings.Limits);
        var limit = (int)(rules.Number("limit", query["limit"], 1, MaxLimit) ?? DefaultLimit);
        var wanted = new DirectoryQuery
        {
            Tenant = call.Caller.Tenant,
            State = rules.Choice<InterviewState>("state", query["state"]),
            CandidateId = rules.Id("candidateId", NullIfEmpty(query["candidateId"])),
            RoomName = rules.Id("roomName", NullIfEmpty(query["roomName"])),
            Before = Position(query["cursor"], errors),
            Limit = limit,
        };
        errors.ThrowIfAny();

        var rows = await grains.GetGrain<IInterviewDirectoryGrain>(DirectoryShards.All[0]).List(wanted);
        var view = new ListView
        {
            Items = [.. rows.Select(RowView.Of)],
            NextCursor = rows.Length < limit ? null : Cursor(rows[^1].SessionId),
        };
        return Answer.Ok(view, WebJson.Shapes.ListView);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // A page begins where the one before it ended, whatever was created or erased meanwhile.
    private static string Cursor(string sessionId) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(sessionId));

    private static string? Position(string? cursor, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(cursor))
            return null;
        if (Base64Url.IsValid(cursor) && Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)) is var sessionId
            && SessionId.IsValid(sessionId))
            return sessionId;
        errors.Add("cursor", "must be the nextCursor of an earlier answer");
        return null;
    }
}
