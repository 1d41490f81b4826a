using Interviewing.Interviews;
using Interviewing.Tenants;

namespace Interviewing.WebFront.Access;

/// <summary>Who makes a request, or is at the other end of a live connection.</summary>
internal sealed record Caller
{
    /// <summary>Everybody, where no API keys are configured.</summary>
    public static Caller Local { get; } = new() { Kind = CallerKind.Local, Name = "local" };

    public required CallerKind Kind { get; init; }

    /// <summary>An operator's key's name, or the candidate's id.</summary>
    public required string Name { get; init; }

    /// <summary>Whose interviews it can see: nothing of another tenant exists for it.</summary>
    public string Tenant { get; init; } = TenantKey.DefaultTenant;

    /// <summary>The interview of a candidate; null for operators.</summary>
    public string? SessionId { get; init; }

    /// <summary>The room of a candidate; null for operators.</summary>
    public string? RoomName { get; init; }

    /// <summary>The generation of a candidate's token: the interview may have withdrawn it. Null for operators.</summary>
    public int? TokenGeneration { get; init; }

    /// <summary>When it is no longer let in; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public bool IsCandidate => Kind == CallerKind.Candidate;

    /// <summary>Keeps apart what callers name themselves, such as idempotency keys. The default tenant's operators share one.</summary>
    public string Scope => IsCandidate ? SessionId! : Tenant == TenantKey.DefaultTenant ? "" : Tenant;

    /// <summary>The grain key of what this caller calls by an id.</summary>
    public string Key(string id) => TenantKey.Of(Tenant, id);

    /// <summary>An interview of this caller's tenant.</summary>
    public IInterviewGrain Interview(IGrainFactory grains, string sessionId) =>
        grains.GetGrain<IInterviewGrain>(Key(sessionId));

    /// <summary>Lets operators through, and the candidate of this interview.</summary>
    /// <exception cref="ForbiddenException">It is the candidate of another one.</exception>
    public void RequireInterview(string sessionId)
    {
        if (IsCandidate && sessionId != SessionId)
            throw new ForbiddenException("The token is for another interview.");
    }

    /// <summary>Lets operators through.</summary>
    /// <exception cref="ForbiddenException">It is a candidate.</exception>
    public void RequireOperator()
    {
        if (IsCandidate)
            throw new ForbiddenException("A candidate's token does not open this; an operator's API key does.");
    }
}
