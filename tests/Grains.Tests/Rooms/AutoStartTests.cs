using Interviewing.Interviews;
using Interviewing.Silos;

namespace Interviewing.Rooms;

public sealed class AutoStartTests(LiveKitSilo silo) : IClassFixture<LiveKitSilo>
{
    [Theory]
    [InlineData(true, "maya", InterviewState.Introduction)]
    [InlineData(true, "recruiter", InterviewState.Waiting)]
    [InlineData(false, "maya", InterviewState.Waiting)]
    public async Task OnlyTheCandidatesComingStartsAnInterviewAndOnlyWhereItIsSwitchedOn(
        bool isOn, string who, InterviewState state)
    {
        silo.Rooms.AutoStart = isOn;
        var grain = silo.NewInterview(out var id);
        await grain.Create(new() { RoomName = "room-" + id, CandidateId = "maya", JobDescription = "Nurse." });
        var participant = silo.LiveKit.Join("room-" + id, new() { Identity = who });
        await silo.GrainFactory.GetGrain<IRoomGrain>("room-" + id).Notify(new()
        {
            Id = "EV_" + id,
            Kind = RoomWebhookKind.ParticipantJoined,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Participant = new() { Sid = participant.Sid, Identity = who, JoinedAt = DateTimeOffset.UnixEpoch },
        });
        var status = await grain.GetStatus();
        Assert.Equal(state, status.State);
        Assert.Contains(status.Participants, present => present.Identity == who);
    }
}
