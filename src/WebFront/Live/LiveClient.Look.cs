namespace Interviewing.WebFront.Live;

/// <summary>
/// Whether a candidate is still let in is looked at now and then: a token may be withdrawn, or expire, while its connection is
/// open. What it says is refused at once; the connection is closed at the next look.
/// </summary>
internal sealed partial class LiveClient
{
    // In ticks, which come every second.
    private const int LookEvery = 15;

    private static readonly TimeSpan LastWordsTime = TimeSpan.FromSeconds(1);

    private int _untilLook;
    private bool _isLooking;

    private void LookIfDue()
    {
        if (!Caller.IsCandidate || _untilLook-- > 0)
            return;
        _untilLook = LookEvery;
        // A silo that is slow to answer is not asked by more and more.
        if (!Interlocked.Exchange(ref _isLooking, true))
            _ = LookAsync();
    }

    private async Task LookAsync()
    {
        try
        {
            if (await _commands.RefusalAsync(Caller) is { } refusal)
                await DismissAsync(refusal);
        }
        catch (Exception failure) when (failure is InterviewingException or TimeoutException or OrleansException)
        {
            LogNotLookedAt(failure, Id);
        }
        finally
        {
            Volatile.Write(ref _isLooking, false);
        }
    }

    private async Task DismissAsync(LiveErrorData why)
    {
        try
        {
            await FailAsync(why).WaitAsync(LastWordsTime);
            await _outbox.WhenEmptyAsync().WaitAsync(LastWordsTime);
        }
        catch (Exception unheard) when (unheard is TimeoutException or OperationCanceledException)
        {
            // It does not read, or is gone: nothing is owed to it.
        }

        Close(LiveClosing.Unauthorized);
    }

    [LoggerMessage(6203, LogLevel.Warning, "Connection {Id}: whether its candidate is still let in is not known; looked again soon.")]
    private partial void LogNotLookedAt(Exception failure, string id);
}
