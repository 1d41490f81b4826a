using Interviewing.Silos;

namespace Interviewing.Rooms;

public sealed class WithoutServerTests(InterviewSilo silo) : IClassFixture<InterviewSilo>
{
    [Fact]
    public async Task AnInterviewsRoomIsMadeAtItsStartWithLiveKitsOwnRules()
    {
        var grain = silo.NewInterview(out var id);
        await grain.Create(new() { RoomName = "room-" + id, CandidateId = "maya", JobDescription = "Nurse." });
        var room = silo.GrainFactory.GetGrain<IRoomGrain>("room-" + id);
        await Assert.ThrowsAsync<RoomNotFoundException>(room.Get);
        await grain.Start();
        Room? made = null;
        await silo.Eventually(async () =>
        {
            made = (await silo.GrainFactory.GetGrain<IRoomListGrain>(IRoomListGrain.Key).List())
                .SingleOrDefault(listed => listed.Name == "room-" + id);
            return made is not null;
        });
        Assert.StartsWith("RM_", made!.Sid, StringComparison.Ordinal);
        Assert.Equal(300, made.EmptyTimeout);
        Assert.Equal(made.Sid, (await room.Create(new())).Sid);
        await room.Delete();
        await Assert.ThrowsAsync<RoomNotFoundException>(room.Get);
        await grain.End();
    }
}
