namespace Interviewing.Interviews;

/// <summary>How the candidate is invited.</summary>
public sealed partial class InterviewGrain
{
    /// <inheritdoc/>
    public Task<InterviewStatus> Invite(InviteOffer offer)
    {
        RequireThere();
        return AppendAsync(Invites.Make(_interview, offer, Now));
    }

    /// <inheritdoc/>
    public Task<InterviewStatus> AcceptInvite(string secretHash, string acceptanceId)
    {
        RequireThere();
        return AppendAsync(Invites.Accept(_interview, secretHash, acceptanceId, Now));
    }

    /// <inheritdoc/>
    public Task RevokeInvite()
    {
        RequireThere();
        return AppendAsync(Invites.Revoke(_interview, Now));
    }

    /// <inheritdoc/>
    public Task RevokeTokens(int generation)
    {
        RequireThere();
        return AppendAsync(_interview.TokenGeneration > generation
            ? null
            : new TokensRevoked { At = Now, Sequence = _interview.LastSequence + 1, Generation = generation + 1 });
    }

    // Whether it is new or was appended by an earlier call: it is on disk when this returns.
    private async Task<InterviewStatus> AppendAsync(InterviewFact? fact)
    {
        if (fact is not null)
            _interview.Append(fact);
        await CommitAsync();
        return InterviewViews.Status(_interview);
    }
}
