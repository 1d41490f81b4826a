using Interviewing.Interviews;
using Interviewing.Storage;

namespace Interviewing.Idempotency;

/// <summary>Keeps what came of one idempotency key. <see cref="IdempotencySweepGrain"/> erases it when its time is over.</summary>
[GrainType(IdempotencyRecords.GrainType)]
public sealed class IdempotencyGrain(
    [PersistentState("idempotency", GrainStorageNames.Interviews)] IPersistentState<IdempotencyRecord> state,
    TimeProvider time) : Grain, IIdempotencyGrain
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan ClaimHeld = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task<IdempotencyClaim> Claim(string fingerprint, string claimant)
    {
        var now = time.GetUtcNow();
        var record = state.State;
        if (state.RecordExists && record.ExpiresAt > now)
        {
            if (record.IsErased)
                return Answer(ClaimResult.Erased);
            if (record.Fingerprint != fingerprint)
                return Answer(ClaimResult.OtherBody);
            if (record.Answer is not null)
                return Answer(ClaimResult.Replay);
            if (record.ClaimedAt is { } claimed && now - claimed < ClaimHeld && record.Claimant != claimant)
                return Answer(ClaimResult.InProgress);
            if (record.Claimant != claimant)
                record.IsAgain = true;
            (record.ClaimedAt, record.Claimant) = (now, claimant);
            await WriteAsync();
            return Answer(ClaimResult.Granted);
        }

        state.State = new()
        {
            Fingerprint = fingerprint,
            SessionId = SessionId.New(time),
            ClaimedAt = now,
            Claimant = claimant,
            ExpiresAt = now + Kept,
        };
        await WriteAsync();
        return Answer(ClaimResult.Granted);
    }

    /// <inheritdoc/>
    public Task Settle(string fingerprint, StoredAnswer answer)
    {
        if (state.State.Fingerprint != fingerprint)
            return Task.CompletedTask;
        state.State.Answer = answer;
        return WriteAsync();
    }

    /// <inheritdoc/>
    public Task Release(string fingerprint)
    {
        if (state.State.Fingerprint != fingerprint || state.State.Answer is not null)
            return Task.CompletedTask;
        // The record stays, for the session id: a repetition goes on with what this try may have made.
        state.State.ClaimedAt = null;
        return WriteAsync();
    }

    /// <inheritdoc/>
    public async Task Forget()
    {
        await state.ClearStateAsync();
        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public Task Void()
    {
        if (!state.RecordExists)
            return Task.CompletedTask;
        state.State = new() { SessionId = state.State.SessionId, ExpiresAt = state.State.ExpiresAt, IsErased = true };
        return WriteAsync();
    }

    /// <inheritdoc/>
    public async Task<bool> Expire()
    {
        if (state.RecordExists && state.State.ExpiresAt > time.GetUtcNow())
            return false;
        await state.ClearStateAsync();
        DeactivateOnIdle();
        return true;
    }

    // After a failed write memory may be ahead of the disk or behind it: the next activation reads what is there.
    private async Task WriteAsync()
    {
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private IdempotencyClaim Answer(ClaimResult result) =>
        new()
        {
            Result = result,
            SessionId = state.State.SessionId,
            Answer = state.State.Answer,
            IsAgain = state.State.IsAgain,
        };
}
