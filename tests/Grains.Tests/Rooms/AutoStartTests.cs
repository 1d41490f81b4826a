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
        var (grain, id) = await CreateAsync();

        await ComeAsync(id, who);

        var status = await grain.GetStatus();
        Assert.Equal(state, status.State);
        Assert.Contains(status.Participants, present => present.Identity == who);
        Assert.Equal(state == InterviewState.Introduction ? 1 : 0, (await StartsAsync(id)).Length);
    }

    [Fact]
    public async Task TheStartStandsInTheAuditOnceHoweverOftenTheCandidateComes()
    {
        silo.Rooms.AutoStart = true;
        var (_, id) = await CreateAsync();

        await ComeAsync(id, "maya");
        await ComeAsync(id, "maya");

        Assert.Contains(
            "\"actor\":\"livekit\",\"actorKind\":\"system\",\"action\":\"start\"",
            Assert.Single(await StartsAsync(id)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStartWhoseEntryWasNotWrittenGetsItWhenTheWebhookComesAgain()
    {
        silo.Rooms.AutoStart = true;
        var (grain, id) = await CreateAsync();
        silo.Audit.FailNext(afterwards: false);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => ComeAsync(id, "maya", "EV_1" + id));
        Assert.Equal(InterviewState.Introduction, (await grain.GetStatus()).State);
        Assert.Empty(await StartsAsync(id));
        await ComeAsync(id, "maya", "EV_1" + id);

        Assert.Single(await StartsAsync(id));
    }

    [Fact]
    public async Task AStartByACallIsNotTheRooms()
    {
        silo.Rooms.AutoStart = true;
        var (grain, id) = await CreateAsync();
        await grain.Start();

        await ComeAsync(id, "maya");

        Assert.Empty(await StartsAsync(id));
    }

    [Fact]
    public async Task AStartThatWaitsForConsentHasNoEntryUntilThen()
    {
        silo.Rooms.AutoStart = true;
        var (grain, id) = await CreateAsync();
        await grain.RecordConsent(false, "No.");
        await ComeAsync(id, "maya");
        Assert.Empty(await StartsAsync(id));

        await grain.RecordConsent(true, "Yes.");
        await ComeAsync(id, "maya");

        Assert.Single(await StartsAsync(id));
    }

    private async Task<(IInterviewGrain Grain, string Id)> CreateAsync()
    {
        var grain = silo.NewInterview(out var id);
        await grain.Create(new() { RoomName = "room-" + id, CandidateId = "maya", JobDescription = "Nurse." });
        return (grain, id);
    }

    private Task ComeAsync(string id, string who, string? webhook = null)
    {
        var participant = silo.LiveKit.Join("room-" + id, new() { Identity = who });
        return silo.GrainFactory.GetGrain<IRoomGrain>("room-" + id).Notify(new()
        {
            Id = webhook ?? "EV_" + participant.Sid,
            Kind = RoomWebhookKind.ParticipantJoined,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Participant = new() { Sid = participant.Sid, Identity = who, JoinedAt = DateTimeOffset.UnixEpoch },
        });
    }

    private async Task<string[]> StartsAsync(string id) =>
    [
        .. (await silo.Audit.ReadAsync("default", 0, 1000, id)).Select(row => row.Entry)
            .Where(entry => entry.Contains("\"action\":\"start\"", StringComparison.Ordinal)),
    ];
}
