using Interviewing.Interviews;
using Interviewing.Silos;

namespace Interviewing.Rooms;

/// <summary>What the settings of rooms change.</summary>
public sealed class RoomOptionTests(LiveKitSilo silo) : IClassFixture<LiveKitSilo>
{
    [Fact]
    public async Task WhileTheInterviewRunsLiveKitsListIsLookedAtAgainAndAgain()
    {
        silo.Rooms.LookEvery = TimeSpan.FromMilliseconds(50);
        var (grain, room) = await StartedAsync();
        // No webhook tells of any of this.
        silo.LiveKit.Join(room, new() { Identity = "maya" });
        await silo.Eventually(() => IsThereAsync(grain, "maya"));
        silo.LiveKit.Leave(room, "maya");
        await silo.Eventually(async () => !await IsThereAsync(grain, "maya"));
        silo.LiveKit.Join(room, new() { Identity = "maya" });
        await silo.Eventually(() => IsThereAsync(grain, "maya"));
        await grain.End();
    }

    [Fact]
    public async Task WithoutAnAgentsNameNoneIsCalled()
    {
        silo.Rooms.AgentName = null;
        try
        {
            var (_, room) = await StartedAsync();
            await silo.Eventually(() => Task.FromResult(silo.LiveKit.Data.Any(data => data.Room == room)));
            Assert.DoesNotContain(silo.LiveKit.FindRoom(room)!.Dispatches, dispatch => dispatch.AgentName.Length > 0);
        }
        finally
        {
            silo.Rooms.AgentName = Participant.AiInterviewer;
        }
    }

    [Fact]
    public async Task TheRoomStaysForTheGraceAndTheAgentLeavesBeforeItIsDeleted()
    {
        silo.Rooms.Grace = TimeSpan.FromMinutes(30);
        try
        {
            var (grain, room) = await StartedAsync();
            await silo.Eventually(() => Task.FromResult(
                silo.LiveKit.FindRoom(room)?.Dispatches.Any(dispatch => dispatch.AgentName.Length > 0) is true));
            await grain.End();
            await grain.GetSummary(TimeSpan.FromSeconds(10));
            var deletion = silo.GrainFactory.GetGrain<IRoomGrain>(room).AsReference<IRemindable>();
            var calls = silo.LiveKit.Calls.Length;
            await deletion.ReceiveReminder("deletion", default);
            Assert.NotNull(silo.LiveKit.FindRoom(room));

            silo.Time.Advance(TimeSpan.FromMinutes(31));
            await deletion.ReceiveReminder("deletion", default);
            Assert.Null(silo.LiveKit.FindRoom(room));
            var methods = silo.LiveKit.Calls.Skip(calls).Select(call => call.Method.Split('/')[^1]).ToList();
            Assert.InRange(methods.IndexOf("DeleteDispatch"), 0, methods.IndexOf("DeleteRoom"));
        }
        finally
        {
            silo.Rooms.Grace = TimeSpan.Zero;
        }
    }

    private static async Task<bool> IsThereAsync(IInterviewGrain grain, string identity) =>
        (await grain.GetStatus()).Participants.Any(participant => participant.Identity == identity);

    private async Task<(IInterviewGrain Grain, string Room)> StartedAsync()
    {
        var grain = silo.NewInterview(out var id);
        await grain.Create(new() { RoomName = "room-" + id, CandidateId = "maya", JobDescription = "Nurse." });
        await grain.Start();
        return (grain, "room-" + id);
    }
}
