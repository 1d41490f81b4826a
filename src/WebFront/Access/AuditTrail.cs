using Interviewing.Audit;

namespace Interviewing.WebFront.Access;

/// <summary>Writes into the audit log of a caller's tenant what the caller does.</summary>
internal sealed class AuditTrail(IGrainFactory grains, TimeProvider time)
{
    /// <summary>Adds an entry; it is on disk when this returns.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="action">What.</param>
    /// <param name="sessionId">To which interview.</param>
    /// <param name="detail">More about it: words of this software, never somebody's.</param>
    public Task RecordAsync(Caller caller, AuditAction action, string? sessionId = null, string? detail = null) =>
        grains.GetGrain<IAuditGrain>(caller.Tenant).Record(new()
        {
            At = time.GetUtcNow(),
            Actor = caller.Name,
            ActorKind = caller.Kind switch
            {
                CallerKind.Operator => AuditActorKind.Operator,
                CallerKind.Candidate => AuditActorKind.Candidate,
                _ => AuditActorKind.Local,
            },
            Action = action,
            SessionId = sessionId,
            Detail = detail,
        });
}
