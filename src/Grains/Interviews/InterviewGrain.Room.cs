using Interviewing.Rooms;
using Interviewing.Tenants;

namespace Interviewing.Interviews;

/// <summary>
/// What the room is told of the interview: in order, beside the calls, after it is on disk. The room's part never delays or
/// fails the interview's: what LiveKit does not take for a minute is dropped, and the events have it all the same. A crash
/// may drop what was not yet told; it never tells twice what LiveKit has acknowledged.
/// </summary>
public sealed partial class InterviewGrain
{
    private static readonly TimeSpan RoomPatience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstRoomPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestRoomPause = TimeSpan.FromSeconds(8);

    private readonly CancellationTokenSource _leaving = new();
    private Task _room = Task.CompletedTask;

    private string RoomKey => TenantKey.Of(_key.Tenant, _interview.Created!.Command.RoomName);

    private IRoomGrain Room => GrainFactory.GetGrain<IRoomGrain>(RoomKey);

    // A room within the process is made, and closes by LiveKit's own time-outs: nobody is in it, so there is nobody to call, to
    // look for, or to hear what is said there.
    private void TellRoom(InterviewFact fact)
    {
        if (fact is InterviewStarted)
            PrepareRoom();
        if (!_liveKit.IsInProcess && RoomMessages.Of(fact) is { } message)
            _room = TellRoomAsync(_room, () => Room.Say(SessionId, message));
    }

    private void PrepareRoom()
    {
        var interview = new RoomInterview { SessionId = SessionId, CandidateId = _interview.Created!.Command.CandidateId };
        _room = TellRoomAsync(_room, () => _interview.IsOver ? Task.CompletedTask
            : _liveKit.IsInProcess ? _liveKit.CreateRoomAsync(RoomKey, new(), CancellationToken.None)
            : Room.Prepare(interview));
    }

    // After a crash the room may not have been told of the start; and nobody but the interview wakes it.
    private void PrepareRoomAgain()
    {
        if (!_liveKit.IsInProcess && _interview is { StartTime: not null, IsOver: false })
            PrepareRoom();
    }

    // Also of one that never started: a candidate may be waiting in its room.
    private Task ConcludeRoomAsync() => _liveKit.IsInProcess ? Task.CompletedTask : Room.Conclude(SessionId);

    private async Task TellRoomAsync(Task earlier, Func<Task> tell)
    {
        await earlier;
        var since = _time.GetTimestamp();
        var pause = FirstRoomPause;
        while (!_erased)
        {
            try
            {
                await tell();
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                if (!MayPass(error) || _time.GetElapsedTime(since) > RoomPatience)
                {
                    LogRoomNotTold(error, SessionId);
                    return;
                }
            }

            if (_leaving.IsCancellationRequested || !await WaitAsync(pause))
                return;
            pause = pause * 2 < LongestRoomPause ? pause * 2 : LongestRoomPause;
        }
    }

    private static bool MayPass(Exception error) =>
        error is LiveKitUnavailableException or RoomNotFoundException or StorageUnavailableException or TimeoutException
            or OrleansException;

    // False once this activation ends: what is not told by then is dropped.
    private async Task<bool> WaitAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, _time, _leaving.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            LogRoomLeft(SessionId);
            return false;
        }
    }

    // An interview that is over leaves the memory, but not before its room has heard the last words.
    private async Task LeaveAfterRoomAsync()
    {
        await _room;
        DeactivateOnIdle();
    }
}
