using System.Collections.Immutable;

namespace Interviewing.Interviews;

/// <summary>
/// The invitations of one interview: only the newest one can be open. Earlier ones are remembered, so that whoever comes with
/// one is told what became of it.
/// </summary>
/// <param name="Earlier">Those that are no longer open, with what became of them.</param>
/// <param name="Newest">The newest; null before the first.</param>
/// <param name="AcceptedAs">The acceptance of the newest; null while nobody has taken it up.</param>
/// <param name="AcceptedAt">When that was.</param>
/// <param name="IsRevoked">True once the newest was withdrawn, also after it was taken up.</param>
public sealed record Invites(
    ImmutableDictionary<string, InviteRefusal> Earlier, InviteOffer? Newest, string? AcceptedAs, DateTimeOffset AcceptedAt, bool IsRevoked)
{
    /// <summary>Of an interview that nobody was invited to.</summary>
    public static Invites None { get; } = new(ImmutableDictionary<string, InviteRefusal>.Empty, null, null, default, false);

    private static readonly TimeSpan Repeatable = TimeSpan.FromMinutes(10);

    private InviteRefusal Fate => AcceptedAs is not null ? InviteRefusal.Used : InviteRefusal.Revoked;

    /// <summary>After a fact.</summary>
    public Invites After(InterviewFact fact) => fact switch
    {
        InviteMade made => new(Newest is null ? Earlier : Earlier.SetItem(Newest.SecretHash, Fate), made.Offer, null, default, false),
        InviteAccepted accepted => this with { AcceptedAs = accepted.AcceptanceId, AcceptedAt = accepted.At },
        InviteRevoked or TokensRevoked => this with { IsRevoked = true },
        _ => this,
    };

    /// <summary>A new invitation; null where it is the newest already.</summary>
    /// <exception cref="WrongStateException">The interview is over.</exception>
    public static InviteMade? Make(Interview interview, InviteOffer offer, DateTimeOffset now)
    {
        if (interview.IsOver)
            throw new WrongStateException(interview.State, "Nobody can be invited to an interview that is over.");
        return interview.Invites.Newest?.SecretHash == offer.SecretHash
            ? null
            : new() { At = now, Sequence = interview.LastSequence + 1, Offer = offer };
    }

    /// <summary>An invitation is taken up; null where this acceptance was.</summary>
    /// <exception cref="InviteRefusedException">It cannot be.</exception>
    public static InviteAccepted? Accept(Interview interview, string secretHash, string acceptanceId, DateTimeOffset now)
    {
        var invites = interview.Invites;
        if (invites.Newest is not { } newest || newest.SecretHash != secretHash)
            throw new InviteRefusedException(invites.Earlier.GetValueOrDefault(secretHash, InviteRefusal.Unknown));
        // For a client whose answer was lost, not for one that comes back for more.
        if (invites.AcceptedAs == acceptanceId && !invites.IsRevoked && !interview.IsOver && now - invites.AcceptedAt < Repeatable)
            return null;
        InviteRefusal? refusal = invites.AcceptedAs is not null ? InviteRefusal.Used
            : invites.IsRevoked ? InviteRefusal.Revoked
            : interview.IsOver ? InviteRefusal.Over
            : newest.ExpiresAt <= now ? InviteRefusal.Expired
            : null;
        return refusal is { } reason
            ? throw new InviteRefusedException(reason)
            : new() { At = now, Sequence = interview.LastSequence + 1, AcceptanceId = acceptanceId };
    }

    /// <summary>The open invitation is withdrawn; null where none is open.</summary>
    public static InviteRevoked? Revoke(Interview interview, DateTimeOffset now) =>
        interview.Invites is { Newest: not null, IsRevoked: false }
            ? new() { At = now, Sequence = interview.LastSequence + 1 }
            : null;
}
