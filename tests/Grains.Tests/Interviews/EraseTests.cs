using Interviewing.Idempotency;
using Interviewing.Silos;

namespace Interviewing.Interviews;

/// <summary>What is erased with an interview, and when something fails on the way.</summary>
public sealed class EraseTests(InterviewSilo silo) : IClassFixture<InterviewSilo>
{
    private static readonly StoredAnswer Words = new() { Status = 200, Body = "{\"message\":\"the candidate's words\"}" };

    [Fact]
    public async Task TheAnswersKeptForRepetitionsOfRequestsGoWithTheInterview()
    {
        var grain = await Created(out var id, requestKey: "creation");
        var (one, underWay, other) = (Record($"{id}/one"), Record($"{id}/two"), Record("another-interview/one"));
        foreach (var record in (IIdempotencyGrain[])[one, other, Record("creation")])
        {
            await record.Claim("body", "me");
            await record.Settle("body", Words);
        }

        await underWay.Claim("body", "me");

        await grain.Erase();
        // The answer of a request that was under way comes too late to be kept.
        await underWay.Settle("body", Words);

        Assert.Empty(await silo.Stored.FindAsync(IdempotencyRecords.GrainType, id + "/"));
        Assert.Equal(ClaimResult.Granted, (await one.Claim("body", "me again")).Result);
        Assert.Equal(ClaimResult.Granted, (await underWay.Claim("body", "me again")).Result);
        Assert.Equal(ClaimResult.Replay, (await other.Claim("body", "me again")).Result);
    }

    [Fact]
    public async Task TheKeyOfACreationMakesNothingAnewUntilItsTimeIsOver()
    {
        var grain = await Created(out _, requestKey: "late");
        var record = Record("late");
        await record.Claim("body", "me");
        await grain.Erase();
        await record.Settle("body", Words);

        foreach (var body in (string[])["body", "other body"])
        {
            var claim = await record.Claim(body, "me again");
            Assert.Equal(ClaimResult.Erased, claim.Result);
            Assert.Null(claim.Answer);
        }

        silo.Time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(ClaimResult.Granted, (await record.Claim("body", "me")).Result);
    }

    [Fact]
    public async Task AnErasureThatBreaksOffIsFinishedByTheNext()
    {
        var grain = await Created(out var id);
        silo.FailNextRemoval = true;
        await Assert.ThrowsAsync<StorageUnavailableException>(grain.Erase);
        // The facts are gone and the row of the list is not: retention and people find it there.
        Assert.Contains(await silo.List(), row => row.SessionId == id);

        await silo.Eventually(async () =>
        {
            await Xunit.Record.ExceptionAsync(grain.Erase);
            return (await silo.List()).All(row => row.SessionId != id);
        });
        await Assert.ThrowsAsync<InterviewNotFoundException>(() => grain.GetStatus());
    }

    [Fact]
    public async Task TwoErasuresAtOnceAreOne()
    {
        var grain = await Created(out _);
        await Task.WhenAll(grain.Erase(), grain.Erase());
        await Assert.ThrowsAsync<InterviewNotFoundException>(() => grain.GetStatus());
    }

    private Task<IInterviewGrain> Created(out string id, string? requestKey = null)
    {
        var grain = silo.NewInterview(out id);
        return Do();

        async Task<IInterviewGrain> Do()
        {
            await grain.Create(new()
            {
                RoomName = "room",
                CandidateId = "candidate",
                JobDescription = "Nurse.",
                RequestKey = requestKey,
            });
            await grain.Start();
            return grain;
        }
    }

    private IIdempotencyGrain Record(string key) => silo.GrainFactory.GetGrain<IIdempotencyGrain>(key);
}
