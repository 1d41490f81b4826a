using Interviewing.Silos;

namespace Interviewing.Interviews;

public sealed class PresenceTests(InterviewSilo silo) : IClassFixture<InterviewSilo>
{
    [Fact]
    public async Task WhoComesByTwoWaysComesOnce()
    {
        var grain = await CreatedAsync();
        await Task.WhenAll(grain.Join(By("tab-1")), grain.Join(By("tab-2")), grain.Join(By(Attendance.InRoom)));
        var joined = Assert.IsType<ParticipantJoined>(Assert.Single(await grain.GetEvents(0)));
        Assert.Equal((1, "maya", "Maya"), (joined.Sequence, joined.ParticipantId, joined.Name));
        Assert.Equal("maya", Assert.Single((await grain.GetStatus()).Participants).Identity);
    }

    [Fact]
    public async Task AComingIsAChangeOfTheInterviewOnTheList()
    {
        var grain = await CreatedAsync(out var id);
        var last = await grain.Join(By("tab-1"));
        await silo.Eventually(async () => (await silo.List()).Single(row => row.SessionId == id).LastSequence == last);
    }

    [Fact]
    public async Task WhoComesBackWithinTheGraceHasNotGone()
    {
        var grain = await CreatedAsync();
        await grain.Join(By("tab-1"));
        await grain.Leave("maya", "tab-1");
        silo.Time.Advance(TimeSpan.FromSeconds(9));
        await grain.Join(By("tab-2"));
        silo.Time.Advance(TimeSpan.FromSeconds(30));
        await grain.Join(By("tab-2"));
        Assert.Single(await grain.GetEvents(0));
    }

    [Fact]
    public async Task WhoLeftByTheLastWayHasGoneAfterTheGrace()
    {
        var grain = await CreatedAsync();
        await grain.Join(By("tab-1"));
        await grain.Join(By("tab-2"));
        await grain.Leave("maya", "tab-1");
        silo.Time.Advance(TimeSpan.FromSeconds(11));
        await grain.Leave("maya", "tab-2");
        Assert.Single(await grain.GetEvents(0));
        silo.Time.Advance(TimeSpan.FromSeconds(11));
        await grain.Leave("maya", "tab-2");
        var left = Assert.IsType<ParticipantLeft>((await grain.GetEvents(1)).Single());
        Assert.Equal((2, "maya", "Maya"), (left.Sequence, left.ParticipantId, left.Name));
        Assert.Empty((await grain.GetStatus()).Participants);
    }

    [Fact]
    public async Task ALeaseThatNobodyRenewsRunsOut()
    {
        var grain = await CreatedAsync();
        await grain.Join(By("tab-1"));
        await grain.Join(By("tab-1") with { ParticipantId = "observer", Name = null });
        silo.Time.Advance(Attendance.Renewal);
        await grain.Join(By("tab-1"));
        silo.Time.Advance(Attendance.Lease - Attendance.Renewal);
        await grain.Join(By("tab-1"));
        Assert.Equal("observer", Assert.IsType<ParticipantLeft>((await grain.GetEvents(0))[^1]).ParticipantId);
    }

    [Fact]
    public async Task OneWhoIsNotHeardOfByItselfGoesWhenItsTimeIsUp()
    {
        var grain = await CreatedAsync();
        await grain.Join(By("tab-1"));
        await grain.Leave("maya", "tab-1");
        await silo.Eventually(async () => (await grain.GetEvents(0))[^1] is ParticipantLeft);
    }

    [Fact]
    public async Task NobodyComesOrGoesOnceTheInterviewIsOver()
    {
        var grain = await CreatedAsync();
        await grain.Start();
        await grain.Join(By("tab-1"));
        Assert.Equal(2, (await grain.GetStatus()).Participants.Length);
        await grain.End();
        var last = await grain.Join(By("tab-1") with { ParticipantId = "late" });
        await grain.Leave("maya", "tab-1");
        silo.Time.Advance(TimeSpan.FromSeconds(11));
        await grain.Leave("maya", "tab-1");
        var events = await grain.GetEvents(0);
        Assert.IsType<InterviewEnded>(events[^1]);
        Assert.Equal(last, events[^1].Sequence);
        Assert.Empty((await grain.GetStatus()).Participants);
    }

    [Fact]
    public async Task AfterARestartWhoDoesNotComeBackIsFoundGone()
    {
        var grain = await CreatedAsync(out var id);
        await grain.Join(By("tab-1"));
        await grain.Join(By("tab-2") with { ParticipantId = "observer" });
        // A write that fails ends the activation.
        silo.Faults(id).FailNext();
        await grain.Join(By("tab-3") with { ParticipantId = "unstored" }).ContinueWith(task => Assert.NotNull(task.Exception));
        await silo.Eventually(async () => (await grain.Join(By("tab-4"))) > 0);
        Assert.Equal(["maya", "observer"], (await grain.GetStatus()).Participants.Select(p => p.Identity));
        silo.Time.Advance(Attendance.Renewal);
        await grain.Join(By("tab-4"));
        silo.Time.Advance(Attendance.Lease - Attendance.Renewal);
        await grain.Join(By("tab-4"));
        Assert.Equal("maya", Assert.Single((await grain.GetStatus()).Participants).Identity);
    }

    [Fact]
    public async Task TheInterviewersIdentityIsNotForOthers()
    {
        var grain = await CreatedAsync();
        var refused = await Assert.ThrowsAsync<InvalidInputException>(
            () => grain.Join(By("tab-1") with { ParticipantId = Participant.AiInterviewer }));
        Assert.Equal("participantId", refused.Field);
    }

    [Fact]
    public async Task AtMostFiftyAreThereAtOnce()
    {
        var grain = await CreatedAsync();
        for (var n = 0; n < 50; n++)
            await grain.Join(By("tab") with { ParticipantId = $"p{n}" });
        await grain.Join(By("another tab") with { ParticipantId = "p7" });
        await Assert.ThrowsAsync<InvalidInputException>(() => grain.Join(By("tab")));
    }

    [Fact]
    public async Task NobodyComesToAnInterviewThatIsNotThere() =>
        await Assert.ThrowsAsync<InterviewNotFoundException>(() => silo.NewInterview(out _).Join(By("tab-1")));

    private static Attendance By(string way) => new() { ParticipantId = "maya", Name = "Maya", Way = way };

    private Task<IInterviewGrain> CreatedAsync() => CreatedAsync(out _);

    private Task<IInterviewGrain> CreatedAsync(out string id)
    {
        var grain = silo.NewInterview(out id);
        return MakeAsync();

        async Task<IInterviewGrain> MakeAsync()
        {
            await grain.Create(new() { RoomName = "room", CandidateId = "maya", JobDescription = "Nurse." });
            return grain;
        }
    }
}
