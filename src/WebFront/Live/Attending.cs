using Interviewing.Interviews;

namespace Interviewing.WebFront.Live;

/// <summary>A participant's being in one interview by one connection, kept up as long as the connection is there.</summary>
internal sealed partial class Attending(
    string sessionId, IInterviewGrain grain, Attendance attendance, TimeProvider time, ILogger<Attending> logger)
{
    private readonly ILogger<Attending> _logger = logger;
    private long _renewedAt;
    private int _isRenewing;

    /// <summary>Who.</summary>
    public string ParticipantId => attendance.ParticipantId;

    /// <summary>Comes.</summary>
    /// <returns>The sequence number of the newest event.</returns>
    public async Task<long> JoinAsync()
    {
        Volatile.Write(ref _renewedAt, time.GetTimestamp());
        return await grain.Join(attendance);
    }

    /// <summary>Renews what would run out; called every second or so.</summary>
    public void RenewIfDue()
    {
        if (time.GetElapsedTime(Volatile.Read(ref _renewedAt)) >= Attendance.Renewal
            && Interlocked.Exchange(ref _isRenewing, 1) == 0)
        {
            _ = RenewAsync();
        }
    }

    /// <summary>Goes.</summary>
    public async Task LeaveAsync()
    {
        try
        {
            await grain.Leave(attendance.ParticipantId, attendance.Way);
        }
        catch (Exception failure) when (failure is InterviewingException or TimeoutException or OrleansException)
        {
            // The lease runs out by itself.
            LogNotLeft(failure, sessionId);
        }
    }

    private async Task RenewAsync()
    {
        try
        {
            await JoinAsync();
        }
        catch (Exception failure) when (failure is InterviewingException or TimeoutException or OrleansException)
        {
            // The lease is three times as long as the time to the next try.
            LogNotRenewed(failure, sessionId);
        }
        finally
        {
            Volatile.Write(ref _isRenewing, 0);
        }
    }

    [LoggerMessage(6301, LogLevel.Debug, "Interview {SessionId}: a participant's leaving could not be told; the lease runs out.")]
    private partial void LogNotLeft(Exception failure, string sessionId);

    [LoggerMessage(6302, LogLevel.Warning, "Interview {SessionId}: a participant's attendance could not be renewed.")]
    private partial void LogNotRenewed(Exception failure, string sessionId);
}
