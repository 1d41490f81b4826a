using Interviewing.Silos;

namespace Interviewing.Interviews;

public sealed class InviteTests(LiveKitSilo silo) : IClassFixture<LiveKitSilo>
{
    [Fact]
    public async Task AnInviteExpires()
    {
        var grain = await CreatedAsync();
        await grain.Invite(Offer("a", TimeSpan.FromMinutes(5)));
        silo.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        await grain.AcceptInvite("a", "acceptance-1");
        await grain.Invite(Offer("b", TimeSpan.FromMinutes(5)));

        silo.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(InviteRefusal.Expired, (await RefusedAsync(grain, "b")).Reason);
    }

    [Fact]
    public async Task TheSameAcceptanceAgainIsFineAndAnotherIsNot()
    {
        var grain = await CreatedAsync();
        await grain.Invite(Offer("a", TimeSpan.FromHours(1)));
        await grain.AcceptInvite("a", "acceptance-1");

        await grain.AcceptInvite("a", "acceptance-1");

        Assert.Equal(InviteRefusal.Used, (await RefusedAsync(grain, "a")).Reason);
    }

    [Fact]
    public async Task OfManyWhoComeAtOnceOneIsTaken()
    {
        var grain = await CreatedAsync();
        await grain.Invite(Offer("a", TimeSpan.FromHours(1)));

        var attempts = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            i => Record.ExceptionAsync(() => grain.AcceptInvite("a", $"acceptance-{i}")).AsTask()));

        Assert.Single(attempts, failure => failure is null);
        Assert.All(attempts.OfType<Exception>(), failure => Assert.Equal(InviteRefusal.Used, Assert.IsType<InviteRefusedException>(failure).Reason));
    }

    [Fact]
    public async Task WhatBecameOfEarlierInvitesIsRemembered()
    {
        var grain = await CreatedAsync();
        await grain.Invite(Offer("used", TimeSpan.FromHours(1)));
        await grain.AcceptInvite("used", "acceptance-1");
        await grain.Invite(Offer("replaced", TimeSpan.FromHours(1)));
        await grain.Invite(Offer("open", TimeSpan.FromHours(1)));

        Assert.Equal(InviteRefusal.Used, (await RefusedAsync(grain, "used")).Reason);
        Assert.Equal(InviteRefusal.Revoked, (await RefusedAsync(grain, "replaced")).Reason);
        Assert.Equal(InviteRefusal.Unknown, (await RefusedAsync(grain, "none")).Reason);
        await grain.AcceptInvite("open", "acceptance-2");
    }

    private async Task<IInterviewGrain> CreatedAsync()
    {
        var grain = silo.GrainFactory.GetGrain<IInterviewGrain>(SessionId.New(silo.Time));
        await grain.Create(new() { RoomName = "room", CandidateId = "maya", JobDescription = "A nurse for the night shift." });
        return grain;
    }

    private InviteOffer Offer(string hash, TimeSpan validity) => new() { SecretHash = hash, ExpiresAt = silo.Time.GetUtcNow() + validity };

    private static Task<InviteRefusedException> RefusedAsync(IInterviewGrain grain, string hash) =>
        Assert.ThrowsAsync<InviteRefusedException>(() => grain.AcceptInvite(hash, "acceptance-late"));
}
