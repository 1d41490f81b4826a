using Interviewing.Rooms;
using Interviewing.Silos;

namespace Interviewing.Interviews;

public sealed class ConsentTests(LiveKitSilo silo) : IClassFixture<LiveKitSilo>
{
    [Theory]
    [InlineData(false, null, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    [InlineData(true, null, false)]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    public async Task AnInterviewStartsWithoutAConsentOnlyWhereNoneIsAskedForAndNeverAgainstOne(
        bool required, bool? given, bool starts)
    {
        silo.Settings.Interviews.RequireConsent = required;
        var grain = await Created("room", out _);
        if (given is { } said)
            await grain.RecordConsent(said, "I agree to be interviewed by an AI.");

        var failure = await Record.ExceptionAsync(() => grain.Start());

        if (starts)
            Assert.Null(failure);
        else
            Assert.Equal(InterviewState.Waiting, Assert.IsType<ConsentRequiredException>(failure).State);
        Assert.Equal(starts ? InterviewState.Introduction : InterviewState.Waiting, (await grain.GetStatus()).State);
    }

    [Fact]
    public async Task TheLastConsentCountsAndOutlivesTheActivation()
    {
        silo.Settings.Interviews.RequireConsent = true;
        var grain = await Created("room", out var id);
        Assert.Null((await grain.GetStatus()).Consent);
        var first = await grain.RecordConsent(true, "I agree.");
        silo.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(first, await grain.RecordConsent(true, "I agree."));
        var withdrawn = await grain.RecordConsent(false, "I agree.");
        Assert.NotEqual(first.At, withdrawn.At);
        await Assert.ThrowsAsync<ConsentRequiredException>(() => grain.Start());
        // It is stored, and the activation that is not told so ends.
        silo.Faults(id).FailNext(afterWrite: true);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => grain.RecordConsent(true, "I do agree."));

        await silo.Eventually(async () => (await grain.GetStatus()).Consent is { Given: true, Text: "I do agree." });
        Assert.Equal(InterviewState.Introduction, (await grain.Start()).State);
    }

    [Fact]
    public async Task NobodysMindIsRecordedWithoutEnd()
    {
        var grain = await Created("room", out _);
        for (var i = 0; i < QuestionFlow.MaxConsents; i++)
            await grain.RecordConsent(i % 2 == 0, "I agree.");

        await Assert.ThrowsAsync<WrongStateException>(() => grain.RecordConsent(true, "I agree."));
    }

    [Fact]
    public async Task AWithdrawalAfterTheStartIsKeptAndStartsNothingAnew()
    {
        silo.Settings.Interviews.RequireConsent = true;
        var grain = await Created("room", out _);
        await grain.RecordConsent(true, "I agree.");
        var first = await grain.Start();

        await grain.RecordConsent(false, "I agree.");

        Assert.False((await grain.GetStatus()).Consent!.Given);
        Assert.Equal(first, await grain.Start());
        await grain.End();
    }

    [Fact]
    public async Task TheCandidatesComingStartsAnInterviewOnlyWithTheConsentWhichMayComeLater()
    {
        silo.Settings.Interviews.RequireConsent = true;
        silo.Rooms.AutoStart = true;
        silo.Rooms.LookEvery = TimeSpan.FromMilliseconds(50);
        var grain = await Created("room-consent", out var id);
        var participant = silo.LiveKit.Join("room-consent", new() { Identity = "maya" });
        await silo.GrainFactory.GetGrain<IRoomGrain>("room-consent").Notify(new()
        {
            Id = "EV_" + id,
            Kind = RoomWebhookKind.ParticipantJoined,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Participant = new() { Sid = participant.Sid, Identity = "maya", JoinedAt = DateTimeOffset.UnixEpoch },
        });
        Assert.Equal(InterviewState.Waiting, (await grain.GetStatus()).State);

        await grain.RecordConsent(true, "I agree.");

        await silo.Eventually(async () => (await grain.GetStatus()).State == InterviewState.Introduction);
    }

    private Task<IInterviewGrain> Created(string room, out string id)
    {
        var grain = silo.NewInterview(out id);
        return Do();

        async Task<IInterviewGrain> Do()
        {
            await grain.Create(new() { RoomName = room, CandidateId = "maya", JobDescription = "Nurse." });
            return grain;
        }
    }
}
