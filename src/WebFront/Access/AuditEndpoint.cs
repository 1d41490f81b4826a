using System.Globalization;
using System.Text.Json;
using Interviewing.Audit;
using Interviewing.Interviews;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Access;

/// <summary>The audit log of the caller's tenant.</summary>
internal sealed class AuditEndpoint(IGrainFactory grains, WebSettings settings)
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;

    public void Map(Routes routes) =>
        routes.Get(Admission.Operators, "/audit", ReadAsync)
            .Is(Groups.Service, "readAudit", "Who did what to which interview, oldest first",
                "Each entry's hash is that of the entry and the hash before it: see docs/security.md on how to verify them.")
            .Query("cursor", "The nextCursor of the page before.")
            .Query("limit", $"How many, 1 to {MaxLimit}. Default {DefaultLimit}.")
            .Query("sessionId", "Only those about this interview, also one that has been erased.")
            .Gives<AuditView>().Refuses(400, 503);

    private async Task<Answer> ReadAsync(Call call)
    {
        var query = call.Request.Query;
        FieldErrors errors = new();
        var rules = new FieldRules(errors, settings.Limits);
        var after = rules.Number("cursor", query["cursor"], 0, long.MaxValue) ?? 0;
        var limit = (int)(rules.Number("limit", query["limit"], 1, MaxLimit) ?? DefaultLimit);
        var sessionId = query["sessionId"] is { Count: > 0 } given ? given.ToString() : null;
        if (sessionId is not null && !SessionId.IsValid(sessionId))
            errors.Add("sessionId", "must be the id of an interview");
        errors.ThrowIfAny();

        var rows = await grains.GetGrain<IAuditGrain>(call.Caller.Tenant).Read(after, limit, sessionId);
        var view = new AuditView
        {
            Items = [.. rows.Select(Item)],
            NextCursor = rows.Length < limit ? null : rows[^1].Sequence.ToString(CultureInfo.InvariantCulture),
        };
        return Answer.Ok(view, WebJson.Shapes.AuditView);
    }

    private static AuditItemView Item(AuditRow row)
    {
        var said = JsonSerializer.Deserialize(row.Entry, WebJson.Shapes.AuditedView)
            ?? throw new JsonException($"Entry {row.Sequence} of the audit log says nothing.");
        return new()
        {
            Sequence = row.Sequence,
            At = said.At,
            Actor = said.Actor,
            ActorKind = said.ActorKind,
            Action = said.Action,
            SessionId = said.SessionId,
            Detail = said.Detail,
            Entry = row.Entry,
            PreviousHash = row.PreviousHash,
            Hash = row.Hash,
        };
    }
}
