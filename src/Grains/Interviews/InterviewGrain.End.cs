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

        if (_erased)
            return;

        CloseIfDue();
        await CommitAsync();
        if (_interview.IsOver)
        {
            await Finish();
        }
        else if (_interview.StartTime is not null)
        {
            RetakeFailedTurn();
            await ScheduleDeadlineAsync();
        }
        else
        {
            // Set for a start or an end that a crash kept from the disk.
            await CancelDeadlineAsync();
        }
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
        var closed = QuestionFlow.Close(_interview, reason, Now);
        // Who is not there any more is not spoken to.
        if (reason == EndReason.Ended)
            closed = closed with { AudioFile = BeginSpeaking(closed.Words) };
        _interview.Append(closed);
        CancelProviderCalls();
        _finishing = FinishAsync(closed);
    }

    // One at a time; one that failed, or was cut short, is followed by another.
    private Task Finish() => _finishing is { IsCompleted: false } running ? running : _finishing = FinishAsync();

    // Runs beside the calls. Until it is done the reminder stays, and its ticks run it again.
    private async Task FinishAsync(InterviewClosed? closed = null)
    {
        var cancelled = _providerCalls.Token;
        try
        {
            if (_erased)
                return;
            if (closed is not null)
            {
                await CommitAsync();
                if (_erased)
                    return;
                Publish(closed);
                TellRoom(closed);
                LogClosed(SessionId, closed.Reason);
            }

            if (_interview.Summary is null)
            {
                var request = SummaryRules.Ask(_interview);
                var reply = await _interviewer.SummariseAsync(request, cancelled);
                if (_erased)
                    return;
                _interview.Append(SummaryRules.Make(_interview, request, reply, Now));
            }

            await Task.WhenAll(CommitAsync(), Directory.Record(Row()), ConcludeRoomAsync());
            await CancelDeadlineAsync();
            // Nothing changes any more: the memory is for those that run. A reader brings it back.
            _ = LeaveAfterRoomAsync();
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            LogTurnLeft(SessionId);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogFinishFailed(error, SessionId);
            throw;
        }
    }

    // As long as the reminder is there, something of the end is still to be done.
    private async Task FinishWhatIsOwedAsync()
    {
        try
        {
            if (_interview.Summary is null || await this.GetReminder(DeadlineReminder) is not null)
                await Finish();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The reminder's next tick, or the next activation, tries again.
            LogFinishFailed(error, SessionId);
        }
    }

    private async Task ScheduleDeadlineAsync()
    {
        var due = _interview.StartTime is null ? Repeat : QuestionFlow.Deadline(_interview, _options).At - Now;
        // While the interviewer owes its turn only the limit counts; whether the candidate is gone shows after it.
        if (_interview.OpenAnswer is not null && _options.AbandonedAfter < due)
            due = _options.AbandonedAfter;
        _reminder = await this.RegisterOrUpdateReminder(DeadlineReminder, due < Soonest ? Soonest : due, Repeat);
    }

    // A crash between a start and its reminder would leave an interview that nothing ends.
    private async Task EnsureDeadlineAsync()
    {
        try
        {
            if (await this.GetReminder(DeadlineReminder) is { } reminder)
                _reminder ??= reminder;
            else if (!_erased && !_interview.IsOver)
                await ScheduleDeadlineAsync();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The next activation looks again.
            LogDeadlineFailed(error, SessionId);
        }
    }

    private async Task CancelDeadlineAsync()
    {
        // Forgotten first: should it be another version than the table has, the next try reads the table's.
        var reminder = _reminder ?? await this.GetReminder(DeadlineReminder);
        _reminder = null;
        if (reminder is not null)
            await this.UnregisterReminder(reminder);
    }
}
