using Interviewing.Audit;

namespace Interviewing.WebFront.Access;

/// <summary>
/// Writes into the audit log of a caller's tenant what the caller does. Where no API keys are configured nobody can be told from
/// anybody else, and nothing is written.
/// </summary>
internal sealed class AuditTrail(IGrainFactory grains, ApiKeys keys, TimeProvider time)
{
    /// <summary>Adds an entry; it is on disk when this returns.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="action">What.</param>
    /// <param name="sessionId">To which interview.</param>
    /// <param name="detail">More about it: words of this software, never somebody's.</param>
    public Task RecordAsync(Caller caller, AuditAction action, string? sessionId = null, string? detail = null) =>
        !keys.AreConfigured ? Task.CompletedTask : grains.GetGrain<IAuditGrain>(caller.Tenant).Record(new()
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            At = time.GetUtcNow(),
            Actor = caller.Name,
            ActorKind = caller.IsCandidate ? AuditActorKind.Candidate : AuditActorKind.Operator,
            Action = action,
            SessionId = sessionId,
            Detail = detail,
        });
}
