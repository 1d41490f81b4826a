namespace Interviewing.Interviews;

/// <summary>
/// Who is there. That somebody came or went is a fact; by which ways they are there is not stored, so after an activation
/// is lost whoever was there is given the time of a lease to be told of again.
/// </summary>
public sealed partial class InterviewGrain
{
    // The way of those of whom an earlier activation knew.
    private const string FromBefore = "";

    private readonly PresenceLeases _presence = new();
    private IGrainTimer? _absences;

    /// <inheritdoc/>
    public async Task<long> Join(Attendance attendance)
    {
        RequireThere();
        var (id, way) = (attendance.ParticipantId, attendance.Way);
        if (id == Participant.AiInterviewer)
            throw new InvalidInputException("participantId", $"must not be {Participant.AiInterviewer}.");
        if (!_interview.IsOver)
        {
            if (!IsThere(id))
            {
                if (_interview.Participants.Length >= _options.MaxParticipants)
                {
                    throw new InvalidInputException(
                        "participantId", $"at most {_options.MaxParticipants} participants may be there at once.");
                }

                AppendAndShow(QuestionFlow.Come(_interview, attendance, Now));
            }

            _presence.Hold(id, way, Now + Attendance.Lease);
            ShowThoseWhoWent();
        }

        return await ReadAsync(static grain => grain._interview.LastSequence);
    }

    /// <inheritdoc/>
    public Task Leave(string participantId, string way)
    {
        RequireThere();
        _presence.Shorten(participantId, way, Now + _options.ReconnectGrace);
        ShowThoseWhoWent();
        return Task.CompletedTask;
    }

    private bool IsThere(string participantId)
    {
        foreach (var participant in _interview.Participants)
        {
            if (participant.Identity == participantId)
                return true;
        }

        return false;
    }

    private void ExpectThoseWhoWereThere()
    {
        foreach (var participant in _interview.Participants)
        {
            if (participant.Identity != Participant.AiInterviewer)
                _presence.Hold(participant.Identity, FromBefore, Now + Attendance.Lease);
        }

        WatchForAbsences();
    }

    private void ShowThoseWhoWent()
    {
        foreach (var participantId in _presence.TakeGone(Now))
        {
            if (!_interview.IsOver && _interview.Participants.FirstOrDefault(p => p.Identity == participantId) is { } gone)
                AppendAndShow(QuestionFlow.Go(_interview, gone, Now));
        }

        WatchForAbsences();
    }

    private void WatchForAbsences()
    {
        if (_interview.IsOver || _presence.NextDue is not { } due)
        {
            _absences?.Dispose();
            _absences = null;
            return;
        }

        // A hair later than due: timers and the clock need not agree to the tick.
        var wait = TimeSpan.FromMilliseconds(Math.Max(0, (due - Now).TotalMilliseconds) + 20);
        if (_absences is null)
        {
            _absences = this.RegisterGrainTimer(
                OnAbsencesDue, new GrainTimerCreationOptions(wait, Timeout.InfiniteTimeSpan) { Interleave = true });
        }
        else
        {
            _absences.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private Task OnAbsencesDue(CancellationToken cancellationToken)
    {
        if (!_erased && !_journal.IsBroken)
            ShowThoseWhoWent();
        return Task.CompletedTask;
    }

    // Shown when it is on disk, like every event; who tells of it does not wait for that.
    private void AppendAndShow(InterviewFact fact)
    {
        _interview.Append(fact);
        _ = ShowAsync(fact);
    }

    private async Task ShowAsync(InterviewFact fact)
    {
        try
        {
            await CommitAsync();
            if (_erased)
                return;
            Publish(fact);
            // Not of one that is over by now: its end is recorded for certain, and nothing comes after it.
            if (!_interview.IsOver)
                _ = NoteAsync();
        }
        catch (StorageUnavailableException error)
        {
            // This activation ends, and the next one gives everybody a lease anew.
            LogAbsenceFailed(error, SessionId);
        }
    }
}
