using Orleans.Runtime;

namespace Interviewing.Interviews;

/// <summary>
/// The end: by a person, by itself, by the clock. One reminder stands for all that must still happen to a started
/// interview: it fires when the interview is due to end, and again after that until the end's chores are done.
/// </summary>
public sealed partial class InterviewGrain
{
    private const string DeadlineReminder = "deadline";
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(1);

    // Reminders may not repeat more often than once a minute; this one is set anew at each tick anyway.
    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(1);

    private IGrainReminder? _reminder;

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (_interview.Created is null)
        {
            await CancelDeadlineAsync();
            DeactivateOnIdle();
            return;
        }

        CloseIfDue();
        await CommitAsync();
        if (_interview.IsOver)
            await (_finishing ??= FinishAsync());
        else if (_interview.StartTime is not null)
            await ScheduleDeadlineAsync();
    }

    private void CloseIfDue()
    {
        if (_interview.IsOver || _interview.StartTime is null)
            return;
        var (at, reason) = QuestionFlow.Deadline(_interview, _options);
        if (Now >= at)
            Close(reason);
    }

    private void Close(EndReason reason)
    {
        var waiting = _interview.StartTime is null;
        var closed = QuestionFlow.Close(_interview, reason, Now);
        Append(closed);
        _finishing = CloseAsync(closed, waiting);
    }

    private async Task CloseAsync(InterviewClosed closed, bool waiting)
    {
        // One that never started has no reminder yet, and its chores must be done all the same.
        await Task.WhenAll(CommitAsync(), waiting ? ScheduleDeadlineAsync() : Task.CompletedTask);
        Publish(closed);
        LogClosed(SessionId, closed.Reason);
        await FinishAsync();
    }

    private async Task FinishAsync()
    {
        try
        {
            if (_interview.Summary is null)
            {
                var request = SummaryRules.Ask(_interview);
                var reply = await _interviewer.SummariseAsync(request, _stopping.Token);
                if (_journal.IsBroken)
                    return;
                Append(SummaryRules.Make(_interview, request, reply, Now));
            }

            await Task.WhenAll(CommitAsync(), Directory.Record(InterviewViews.Row(_interview)));
            await CancelDeadlineAsync();
            // Nothing changes any more: the memory is for those that run. A reader brings it back.
            DeactivateOnIdle();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            LogTurnLeft(SessionId);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The reminder is still there: its next tick tries again.
            LogFinishFailed(error, SessionId);
            _finishing = null;
            throw;
        }
    }

    private async Task ScheduleDeadlineAsync()
    {
        var due = _interview.StartTime is null ? Repeat : QuestionFlow.Deadline(_interview, _options).At - Now;
        _reminder = await this.RegisterOrUpdateReminder(DeadlineReminder, due < Soonest ? Soonest : due, Repeat);
    }

    private async Task CancelDeadlineAsync()
    {
        _reminder ??= await this.GetReminder(DeadlineReminder);
        if (_reminder is { } reminder)
            await this.UnregisterReminder(reminder);
        _reminder = null;
    }
}
