using Interviewing.WebFront.Tests.Support;
using Interviewing.WebFront.Tokens;

namespace Interviewing.WebFront.Tests.Access;

public sealed class CandidateTokenTests
{
    private const string Old = "the secret of yesterday, long enough to sign";

    [Fact]
    public void ATokenIsReadAsItWasIssued()
    {
        var at = new DateTimeOffset(2026, 3, 4, 5, 0, 0, TimeSpan.Zero);
        CandidateTokens tokens = new(WebFrontHost.Secret);

        var caller = tokens.Read(tokens.Issue(Samples.Status, "acme", at))!;

        Assert.Equal(
            ("acme", Samples.Id, "room-1", "candidate-1", at.AddHours(24)),
            (caller.Tenant, caller.SessionId, caller.RoomName, caller.Name, caller.ExpiresAt));
        Assert.Equal("default", tokens.Read(tokens.Issue(Samples.Status, "default", at))!.Tenant);
    }

    [Fact]
    public void TokensOfThePreviousSecretAreReadAndNewOnesAreSignedWithTheNewOne()
    {
        CandidateTokens before = new(Old), during = new(WebFrontHost.Secret, Old), after = new(WebFrontHost.Secret);
        var at = DateTimeOffset.UnixEpoch;

        Assert.NotNull(during.Read(before.Issue(Samples.Status, "default", at)));
        Assert.NotNull(after.Read(during.Issue(Samples.Status, "default", at)));
        Assert.Null(after.Read(before.Issue(Samples.Status, "default", at)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public void WhatIsNoTokenIsNobodys(string text) => Assert.Null(new CandidateTokens(WebFrontHost.Secret).Read(text));
}
