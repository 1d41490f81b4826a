using Interviewing.Audit;
using Interviewing.Interviews;
using Interviewing.Tenants;

namespace Interviewing.Rooms;

/// <summary>
/// Who is in the room, told to its interview. Webhooks are hints; what counts is LiveKit's own list, which is looked at when
/// the interview starts, when its candidate seems to have left, and every <see cref="RoomOptions.LookEvery"/>.
/// </summary>
public sealed partial class RoomGrain
{
    private const string AuditActor = "livekit";

    private IGrainTimer? _watch;

    private RoomAttendance Present => new(Record);

    private IInterviewGrain Interview => GrainFactory.GetGrain<IInterviewGrain>(TenantKey.Of(Key.Tenant, Record.SessionId!));

    /// <inheritdoc/>
    public async Task Notify(RoomWebhook webhook)
    {
        if (Record.Webhooks.Contains(webhook.Id) || !await FindInterviewAsync())
            return;
        switch (webhook.Kind)
        {
            case RoomWebhookKind.ParticipantJoined when webhook.Participant is { IsPresent: true } participant:
                await CameAsync(participant, webhook.RoomSid);
                break;
            case RoomWebhookKind.ParticipantLeft when webhook.Participant is { IsPresent: true } participant:
                await WentAsync(participant);
                break;
            case RoomWebhookKind.RoomFinished:
                await FinishedAsync(webhook);
                break;
            default:
                return;
        }

        // Only now: one whose effect failed is sent again by LiveKit, and must find itself new.
        Present.Took(webhook.Id);
        await SaveAsync();
    }

    // Before its start an interview does not tell its room of itself, so it is looked up: the newest one counts.
    private async Task<bool> FindInterviewAsync()
    {
        if (Record is { IsStarted: true, DeleteAt: null })
            return true;
        if (await NewestInterviewAsync() is not { } newest || newest.State.IsOver())
            return false;
        if (newest.SessionId != Record.SessionId)
            await TakeOnAsync(new() { SessionId = newest.SessionId, CandidateId = newest.CandidateId });
        return Record.DeleteAt is null;
    }

    // What is told on comes first, what is remembered of it second: if the first fails, it is told again.
    private async Task CameAsync(RoomParticipant participant, string? roomSid)
    {
        if (!Present.IsOld(participant))
        {
            await JoinAsync(participant);
            Present.Came(participant);
        }

        if (!Record.IsStarted)
        {
            Watch();
            if (participant.Identity == Record.CandidateId)
                await StartInterviewAsync();
        }
        else if (roomSid is not null && Record.RoomSid is { } prepared && roomSid != prepared)
        {
            // LiveKit has closed the room meanwhile and made it again for who came: the agent is not in this one.
            Record.RoomSid = Record.DispatchId = null;
            LookSoon();
        }

        await RecordStartAsync();
    }

    private async Task WentAsync(RoomParticipant participant)
    {
        if (Present.Has(participant.Sid))
            await LeaveAsync(participant.Identity);
        Present.Went(participant.Sid);
        // Gone, or back by another connection already?
        if (participant.Identity == Record.CandidateId)
            LookSoon();
    }

    private async Task FinishedAsync(RoomWebhook webhook)
    {
        // Of an earlier room of that name.
        if (Record.RoomSid is { } prepared && webhook.RoomSid is { } closed && closed != prepared)
            return;
        // Webhooks tell their time to the second.
        var until = webhook.CreatedAt.AddSeconds(1);
        foreach (var connection in Record.Connections.FindAll(connection => connection.JoinedAt < until))
        {
            await LeaveAsync(connection.Identity);
            Present.Went(connection.Sid);
        }
    }

    private async Task EverybodyWentAsync()
    {
        foreach (var connection in Record.Connections.ToArray())
        {
            await LeaveAsync(connection.Identity);
            Present.Went(connection.Sid);
        }
    }

    private async Task StartInterviewAsync()
    {
        if (!_options.AutoStart)
            return;
        // Before the start: should the process be lost behind it, it is known that its entry is owed.
        if (!Record.OwesStartEntry && (await Interview.GetStatus()).StartTime is null)
            await OweStartEntryAsync(true);
        try
        {
            await Interview.Start();
        }
        catch (WrongStateException)
        {
            // It has come to its end meanwhile.
            await OweStartEntryAsync(false);
        }
        catch (ConsentRequiredException)
        {
            // The candidate waits in the room, and the next look tries again.
            await OweStartEntryAsync(false);
        }

        await RecordStartAsync();
    }

    // Nobody's call started it, so that nobody else tells the audit log of it.
    private async Task RecordStartAsync()
    {
        if (!Record.OwesStartEntry || (await Interview.GetStatus()).StartTime is not { } start)
            return;
        await GrainFactory.GetGrain<IAuditGrain>(Key.Tenant).Record(new()
        {
            // An interview is started once: recorded again, after a process was lost in between, this is the same entry.
            Id = Guid.Parse(Record.SessionId!),
            At = start,
            Actor = AuditActor,
            ActorKind = AuditActorKind.System,
            Action = AuditAction.Start,
            SessionId = Record.SessionId,
            Detail = "the candidate came into the room",
        });
        await OweStartEntryAsync(false);
    }

    private Task OweStartEntryAsync(bool owes)
    {
        if (Record.OwesStartEntry == owes)
            return Task.CompletedTask;
        Record.OwesStartEntry = owes;
        return SaveAsync();
    }

    private void Watch()
    {
        if (!liveKit.IsInProcess)
        {
            _watch ??= this.RegisterGrainTimer(
                WatchAsync, new GrainTimerCreationOptions(_options.LookEvery, _options.LookEvery) { KeepAlive = true });
        }
    }

    // At the next turn: whoever told of it does not wait for LiveKit.
    private void LookSoon()
    {
        Watch();
        _watch?.Change(TimeSpan.Zero, _options.LookEvery);
    }

    private void StopWatching()
    {
        _watch?.Dispose();
        _watch = null;
    }

    // Whatever fails here is tried again at the next tick; those of whom nothing is heard for a lease's time count as gone.
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (Record is { SessionId: null } or { DeleteAt: not null })
            {
                StopWatching();
                return;
            }

            if (await IsOverAsync())
            {
                await Conclude(Record.SessionId);
                return;
            }

            await RecordStartAsync();
            if (Record.IsStarted)
                await MakeReadyAsync(cancellationToken);
            else
                await LookWhoWaitsAsync(cancellationToken);
        }
        catch (Exception error) when (error is InterviewingException or TimeoutException or OrleansException)
        {
            LogWatchFailed(error, Name, _options.LookEvery);
        }
    }

    // The interview tells of its end itself; this is for one whose word did not arrive.
    private async Task<bool> IsOverAsync()
    {
        try
        {
            return (await Interview.GetStatus()).State.IsOver();
        }
        catch (InterviewNotFoundException)
        {
            return true;
        }
    }

    private async Task LookWhoWaitsAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        if (Record.Connections.Count == 0)
            StopWatching();
        else if (Record.Connections.Any(connection => connection.Identity == Record.CandidateId))
            await StartInterviewAsync();
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var listed = await liveKit.ListParticipantsAsync(Name, cancellationToken);
        RoomParticipant[] present = [.. listed.Where(participant => participant.IsPresent)];
        var changed = false;
        foreach (var gone in Present.Missing(present))
        {
            if (!present.Any(participant => participant.Identity == gone.Identity))
                await LeaveAsync(gone.Identity);
            Present.Went(gone.Sid);
            changed = true;
        }

        foreach (var participant in present)
        {
            await JoinAsync(participant);
            changed |= Present.Came(participant);
        }

        if (changed)
            await SaveAsync();
    }

    private async Task JoinAsync(RoomParticipant participant)
    {
        try
        {
            await Interview.Join(new()
            {
                ParticipantId = participant.Identity,
                Name = string.IsNullOrEmpty(participant.Name) ? null : participant.Name,
                Way = Attendance.InRoom,
            });
        }
        catch (InvalidInputException error)
        {
            // The room has somebody whom the interview does not take: under the interviewer's own identity, or one too many.
            LogNotTaken(error, Name, participant.Identity);
        }
    }

    private async Task LeaveAsync(string identity)
    {
        try
        {
            await Interview.Leave(identity, Attendance.InRoom);
        }
        catch (InterviewNotFoundException)
        {
            // Erased: nobody is there any more.
        }
    }
}
