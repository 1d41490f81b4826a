using System.Text.Json;
using Interviewing.Directory;
using Interviewing.Interviews;

namespace Interviewing.Rooms;

/// <summary>The room of an interview: made ready, spoken into, closed.</summary>
public sealed partial class RoomGrain
{
    private const string DeletionReminder = "deletion";
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(1);

    // Reminders may not repeat more often than once a minute: so often a deletion that failed is tried again.
    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(1);

    // LiveKit's own time-outs close a room that nobody is in long before that.
    private static readonly TimeSpan DeletionGivenUpAfter = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task Prepare(RoomInterview interview)
    {
        if (Record.SessionId != interview.SessionId)
            await TakeOnAsync(interview);
        else if (Record.DeleteAt is not null)
            return;
        Record.IsStarted = true;
        Watch();
        await MakeReadyAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task Say(string sessionId, RoomMessage message)
    {
        if (Record.SessionId != sessionId)
            return;
        var data = JsonSerializer.SerializeToUtf8Bytes(message, RoomJsonContext.Default.RoomMessage);
        // Where the room is closed nobody is left to hear it.
        await liveKit.SendDataAsync(Name, RoomMessage.Topic, data, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task Conclude(string sessionId)
    {
        if (Record.SessionId != sessionId)
        {
            DropIfUnused();
            return;
        }

        Record.DeleteAt ??= Now + _options.Grace;
        StopWatching();
        // The reminder first: a record without one would never be forgotten; a reminder without a record removes itself.
        // Told again, it is set anew: a crash may have come in between, and a reminder's ticks are a minute apart.
        var due = Record.DeleteAt.Value - Now is var left && left < Soonest ? Soonest : left;
        await this.RegisterOrUpdateReminder(DeletionReminder, due, Repeat);
        await SaveAsync();
    }

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status) => DeleteWhenDueAsync(CancellationToken.None);

    // Nothing of an earlier interview counts for this one: who is in the room is asked anew.
    private async Task TakeOnAsync(RoomInterview interview)
    {
        if (Record.DispatchId is { } agentOfEarlier)
            await liveKit.WithdrawAgentAsync(Name, agentOfEarlier, CancellationToken.None);
        // A reminder that is set for the earlier one finds nothing to delete, and removes itself.
        state.State = new()
        {
            SessionId = interview.SessionId,
            CandidateId = interview.CandidateId,
            Webhooks = Record.Webhooks,
        };
    }

    private async Task MakeReadyAsync(CancellationToken cancellationToken)
    {
        // Made again as long as the agent is not called: LiveKit may have closed the room since, and one that is there stays.
        var mustCall = Record is { DispatchId: null, DeleteAt: null } && _options.AgentName is not null;
        if (mustCall || Record.RoomSid is null)
        {
            Record.RoomSid = (await liveKit.CreateRoomAsync(Name, new(), cancellationToken)).Sid;
            await SaveAsync();
        }

        if (mustCall)
        {
            var metadata = JsonSerializer.Serialize(
                new AgentMetadata(Record.SessionId!), RoomJsonContext.Default.AgentMetadata);
            Record.DispatchId = await liveKit.DispatchAgentAsync(Name, _options.AgentName!, metadata, cancellationToken);
            await SaveAsync();
        }

        await LookAsync(cancellationToken);
    }

    private async Task DeleteWhenDueAsync(CancellationToken cancellationToken)
    {
        if (Record.DeleteAt is not { } due)
        {
            // Taken on by another interview, or a reminder whose record was never written.
            await CancelDeletionAsync();
            return;
        }

        // Timers and the clock need not agree to the tick, and a room that is closed a hair early is no loss.
        if (due - Now > Soonest)
            return;
        try
        {
            await CloseAsync(cancellationToken);
        }
        catch (LiveKitUnavailableException error) when (Now - due < DeletionGivenUpAfter)
        {
            LogDeletionFailed(error, Name);
            return;
        }
        catch (LiveKitUnavailableException error)
        {
            LogDeletionGivenUp(error, Name, DeletionGivenUpAfter);
        }

        await ForgetAsync();
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        var room = await liveKit.FindRoomAsync(Name, cancellationToken);
        // Another room of that name by now: LiveKit had closed ours.
        if (room is null || (Record.RoomSid is { } sid && room.Sid != sid))
            return;
        if (Record.DispatchId is { } dispatch)
            await liveKit.WithdrawAgentAsync(Name, dispatch, cancellationToken);
        if (await IsWantedAsync())
            return;
        await liveKit.DeleteRoomAsync(Name, cancellationToken);
        LogDeleted(Name, Record.SessionId);
    }

    // The candidate of a next interview may be waiting in the room already.
    private async Task<bool> IsWantedAsync() =>
        await NewestInterviewAsync() is { } newest && newest.SessionId != Record.SessionId && !newest.State.IsOver();

    private async Task<InterviewRow?> NewestInterviewAsync()
    {
        var rows = await GrainFactory.GetGrain<IInterviewDirectoryGrain>(DirectoryShards.All[0])
            .List(new DirectoryQuery { Tenant = Key.Tenant, RoomName = Key.Id, Limit = 1 });
        return rows.IsEmpty ? null : rows[0];
    }

    private async Task CancelDeletionAsync()
    {
        if (await this.GetReminder(DeletionReminder) is { } reminder)
            await this.UnregisterReminder(reminder);
    }
}
