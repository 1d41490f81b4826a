using Interviewing.Interviews;

namespace Interviewing.Idempotency;

/// <summary>Keeps what came of one idempotency key.</summary>
[GrainType("idempotency")]
public sealed class IdempotencyGrain(
    [PersistentState("idempotency", InterviewGrain.StorageName)] IPersistentState<IdempotencyRecord> state,
    TimeProvider time) : Grain, IIdempotencyGrain, IRemindable
{
    private const string ExpiryReminder = "expiry";
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan ClaimHeld = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task<IdempotencyClaim> Claim(string fingerprint)
    {
        var now = time.GetUtcNow();
        var record = state.State;
        if (state.RecordExists && record.ExpiresAt > now)
        {
            if (record.Fingerprint != fingerprint)
                return Answer(ClaimResult.OtherBody);
            if (record.Answer is not null)
                return Answer(ClaimResult.Replay);
            if (record.ClaimedAt is { } claimed && now - claimed < ClaimHeld)
                return Answer(ClaimResult.InProgress);
            record.ClaimedAt = now;
            await state.WriteStateAsync();
            return Answer(ClaimResult.Granted);
        }

        state.State = new()
        {
            Fingerprint = fingerprint,
            SessionId = SessionId.New(time),
            ClaimedAt = now,
            ExpiresAt = now + Kept,
        };
        await state.WriteStateAsync();
        await this.RegisterOrUpdateReminder(ExpiryReminder, Kept, Kept);
        return Answer(ClaimResult.Granted);
    }

    /// <inheritdoc/>
    public Task Settle(string fingerprint, StoredAnswer answer)
    {
        if (state.State.Fingerprint != fingerprint)
            return Task.CompletedTask;
        state.State.Answer = answer;
        return state.WriteStateAsync();
    }

    /// <inheritdoc/>
    public Task Release(string fingerprint)
    {
        if (state.State.Fingerprint != fingerprint || state.State.Answer is not null)
            return Task.CompletedTask;
        // The record stays, for the session id: a repetition goes on with what this try may have made.
        state.State.ClaimedAt = null;
        return state.WriteStateAsync();
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (state.RecordExists && state.State.ExpiresAt > time.GetUtcNow())
            return;
        await state.ClearStateAsync();
        if (await this.GetReminder(ExpiryReminder) is { } reminder)
            await this.UnregisterReminder(reminder);
        DeactivateOnIdle();
    }

    private IdempotencyClaim Answer(ClaimResult result) =>
        new() { Result = result, SessionId = state.State.SessionId, Answer = state.State.Answer };
}
