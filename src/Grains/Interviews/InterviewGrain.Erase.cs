using Interviewing.Idempotency;

namespace Interviewing.Interviews;

/// <summary>
/// The erasure. The facts and the row of the list go last: should anything fail before, or the process be lost, the
/// interview is still there, on the list too, and is erased by the next call.
/// </summary>
public sealed partial class InterviewGrain
{
    private const int RequestsAtOnce = 32;

    private Task? _erasing;

    /// <inheritdoc/>
    public Task Erase() =>
        // A call that is made again beside one that is slow is answered by the same erasure.
        _erasing is { IsFaulted: false } running ? running : _erasing = EraseAsync();

    /// <inheritdoc/>
    public async Task<bool> EraseIfUnchangedSince(DateTimeOffset time)
    {
        if (_interview.Facts is [.., { } newest] && newest.At >= time)
            return false;
        await Erase();
        return true;
    }

    private async Task EraseAsync()
    {
        if (!_erased && _interview.Created is null && _creating is not { IsCompleted: false })
        {
            // Nothing to do; but a crash may have come between the last two steps of an earlier one.
            DeactivateOnIdle();
            await Directory.Remove(Key);
            return;
        }

        if (!_erased)
            RequireThere();
        // From here on nothing is appended: what is under way finds out when it comes back.
        _erased = true;
        CancelProviderCalls();
        try
        {
            await ConcludeRoomAsync();
            await CancelDeadlineAsync();
            await DiscardAudioAsync();
            await ForgetRequestsAsync();
            await _journal.ClearAsync();
            await Directory.Remove(Key);
            LogErased(SessionId);
        }
        finally
        {
            DeactivateOnIdle();
        }
    }

    // What was answered under an Idempotency-Key has the words of the answers in it. A request that is under way now has its
    // record already, and finds it gone; one that comes later finds no interview.
    private async Task ForgetRequestsAsync()
    {
        var keys = await _storedGrains.FindAsync(IdempotencyRecords.GrainType, IdempotencyRecords.PrefixOf(Key));
        foreach (var some in keys.Chunk(RequestsAtOnce))
            await Task.WhenAll(some.Select(key => Request(key).Forget()));
        // Under that key nothing is made for a second time while the first answer could still be asked for.
        if (_interview.Created?.Command.RequestKey is { } creation)
            await Request(creation).Void();
    }

    private IIdempotencyGrain Request(string key) => GrainFactory.GetGrain<IIdempotencyGrain>(key);
}
