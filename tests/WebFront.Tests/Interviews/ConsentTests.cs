using System.Text.Json;
using Interviewing.Interviews;
using Interviewing.WebFront.Tests.Live.Support;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Interviews;

public sealed class ConsentTests
{
    private const string Path = $"/interview/{Samples.Id}/consent";

    [Theory]
    [InlineData("""{"text":"I agree."}""", "given")]
    [InlineData("""{"given":"yes","text":"I agree."}""", "given")]
    [InlineData("""{"given":true}""", "text")]
    [InlineData("""{"given":true,"text":" "}""", "text")]
    [InlineData("""{"given":true,"text":"12345678901"}""", "text")]
    public async Task WhatIsNoConsentIsRefusedWithTheFieldAndTheRule(string body, string field)
    {
        await using var host = await WebFrontHost.StartAsync(
            ShapeTests.Script, settings => settings.Limits.ConsentText = 10);

        var reply = await host.PostAsync(Path, body);

        Assert.Equal(400, reply.Status);
        Assert.NotEmpty(reply.ErrorsOf(field));
        Assert.DoesNotContain("IInterviewGrain.RecordConsent", host.Grains.Calls);
    }

    [Fact]
    public async Task AStartWithoutTheConsentIs409WithStateAndCode()
    {
        await using var host = await WebFrontHost.StartAsync(Refusing);

        var reply = await host.PostAsync($"/interview/{Samples.Id}/start");

        Assert.Equal(409, reply.Status);
        Assert.Equal("waiting", reply.Json.GetProperty("state").GetString());
        Assert.Equal("consent_required", reply.Json.GetProperty("code").GetString());
    }

    [Fact]
    public async Task TheLiveTransportsSayTheSame()
    {
        await using var host = await WebFrontHost.StartAsync(Refusing);
        using var peer = await PlainPeer.ConnectAsync(host, "/ws");

        await peer.SendAsync($$$"""{"event":"startInterview","data":{"sessionId":"{{{Samples.Id}}}"},"id":7}""");

        foreach (var said in (JsonElement[])[(await peer.NextAsync())!.Value, (await peer.NextAsync())!.Value])
        {
            Assert.Equal("consent_required", said.GetProperty("data").GetProperty("code").GetString());
            Assert.Equal("waiting", said.GetProperty("data").GetProperty("state").GetString());
        }
    }

    [Fact]
    public async Task WhetherAConsentIsRequiredIsToldToEverybody()
    {
        await using var host = await WebFrontHost.StartAsync(
            ShapeTests.Script, settings => settings.Interviews.RequireConsent = true);

        Assert.True((await host.GetAsync("/info")).Json.GetProperty("requireConsent").GetBoolean());
    }

    private static void Refusing(FakeGrains grains) => grains.Throws<IInterviewGrain, InterviewerTurn>(
        "Start", new ConsentRequiredException(InterviewState.Waiting, "Consent first."));
}
