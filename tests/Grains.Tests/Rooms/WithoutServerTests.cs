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

    [Fact]
    public async Task ARoomThatIsDeletedHasNobodyInItAnyMore()
    {
        var rooms = silo.GrainFactory.GetGrain<InProcess.IInProcessLiveKitGrain>(InProcess.IInProcessLiveKitGrain.Key);
        var first = await rooms.CreateRoom("full", new() { MaxParticipants = 1 });
        await rooms.Join("full", "maya", ParticipantKind.Standard);
        await Assert.ThrowsAsync<InvalidInputException>(() => rooms.Join("full", "other", ParticipantKind.Standard));
        Assert.True(await rooms.DeleteRoom("full"));
        Assert.Empty(await rooms.ListParticipants("full"));
        await rooms.Join("full", "other", ParticipantKind.Standard);
        Assert.NotEqual(first.Sid, (await rooms.FindRoom("full"))!.Sid);
    }
}
