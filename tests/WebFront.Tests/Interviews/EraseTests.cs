using Interviewing.Audit;
using Interviewing.Idempotency;
using Interviewing.Interviews;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Interviews;

public sealed class EraseTests
{
    private const string Path = "/interview/" + Samples.Id;

    [Fact]
    public async Task WhatIsNotThereIsNotFound()
    {
        await using var host = await WebFrontHost.StartAsync(
            grains => NotThere(grains).On<IInterviewGrain>("Erase", (_, _) => Task.CompletedTask));

        Assert.Equal(404, (await host.SendAsync(HttpMethod.Delete, Path, null)).Status);
        // A crash may have left something of it on the list.
        Assert.Contains("IInterviewGrain.Erase", host.Grains.Calls);
    }

    [Fact]
    public async Task ARepetitionWhoseFirstTryMayHaveErasedItIsNoFailure()
    {
        await using var host = await WebFrontHost.StartAsync(grains => NotThere(grains)
            .On<IInterviewGrain>("Erase", (_, _) => Task.CompletedTask)
            .Returns<IIdempotencyGrain, IdempotencyClaim>(
                "Claim", new() { Result = ClaimResult.Granted, SessionId = Samples.Id, IsAgain = true })
            .On<IIdempotencyGrain>("Settle", (_, _) => Task.CompletedTask));

        var reply = await host.SendAsync(HttpMethod.Delete, Path, null, ("Idempotency-Key", "erase-1"));

        Assert.Equal(200, reply.Status);
        Assert.True(reply.Json.GetProperty("success").GetBoolean());
    }

    [Fact]
    public async Task ItsEntryInTheAuditIsWrittenBeforeTheErasure()
    {
        await using var host = await WebFrontHost.StartAsync(
            grains => There(grains).On<IAuditGrain>("Record", (_, _) => Task.CompletedTask), Keys.Configure);

        Assert.Equal(200, (await host.SendAsync(HttpMethod.Delete, Path, null, Keys.Bearer(Keys.Operator))).Status);

        Assert.Equal(["IAuditGrain.Record", "IInterviewGrain.Erase"], host.Grains.Calls.Where(IsChange));
    }

    [Fact]
    public async Task WithoutItsEntryInTheAuditNothingIsErased()
    {
        await using var host = await WebFrontHost.StartAsync(
            grains => There(grains).On<IAuditGrain>(
                "Record", (_, _) => Task.FromException(new StorageUnavailableException("The disk is full."))),
            Keys.Configure);

        Assert.Equal(503, (await host.SendAsync(HttpMethod.Delete, Path, null, Keys.Bearer(Keys.Operator))).Status);

        Assert.DoesNotContain("IInterviewGrain.Erase", host.Grains.Calls);
    }

    private static bool IsChange(string call) => call is "IAuditGrain.Record" or "IInterviewGrain.Erase";

    private static FakeGrains There(FakeGrains grains) => grains
        .Returns<IInterviewGrain, InterviewStatus>("GetStatus", Samples.Status)
        .On<IInterviewGrain>("Erase", (_, _) => Task.CompletedTask);

    private static FakeGrains NotThere(FakeGrains grains) =>
        grains.Throws<IInterviewGrain, InterviewStatus>("GetStatus", InterviewNotFoundException.For(Samples.Id));
}
