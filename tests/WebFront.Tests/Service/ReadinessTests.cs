using System.Collections.Immutable;
using System.Net;
using Interviewing.Directory;
using Interviewing.WebFront.Tests.Interviews;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Service;

public sealed class ReadinessTests
{
    [Fact]
    public async Task WithoutStorageTheProcessIsNotReady()
    {
        await using var host = await WebFrontHost.StartAsync(grains => grains.Throws<IInterviewDirectoryGrain, ImmutableArray<InterviewRow>>(
            "List", new StorageUnavailableException("The disk is full.")));

        var reply = await host.GetAsync("/health/ready");

        Assert.Equal(503, reply.Status);
        Assert.Equal("unavailable", reply.Json.GetProperty("status").GetString());
        Assert.Equal(("ok", "unavailable", "ok"), States(reply));
    }

    [Fact]
    public async Task ASiloThatHangsIsNotWaitedFor()
    {
        await using var host = await WebFrontHost.StartAsync(
            grains => grains.On<IInterviewDirectoryGrain>("List", (_, _) => new TaskCompletionSource<ImmutableArray<InterviewRow>>().Task),
            settings => settings.ReadinessTimeout = TimeSpan.FromMilliseconds(50));

        var reply = await host.GetAsync("/health/ready");

        Assert.Equal(503, reply.Status);
        Assert.Equal(("unavailable", "unavailable", "ok"), States(reply));
    }

    [Theory]
    [InlineData(200, "ok")]
    [InlineData(401, "unavailable")]
    [InlineData(500, "unavailable")]
    public async Task AProviderThatFailsIsSaidAndDoesNotStopTheInterviews(int status, string state)
    {
        using HttpListener provider = new();
        var address = Listen(provider);
        var asked = AnswerOnceAsync(provider, status);
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script, settings =>
        {
            settings.OpenAI.ApiKey = "sk-test";
            settings.OpenAI.BaseUrl = address;
        });

        var first = await host.GetAsync("/health/ready");
        var second = await host.GetAsync("/health/ready");

        Assert.Equal(200, first.Status);
        Assert.Equal(("ok", "ok", state), States(first));
        Assert.Equal(("ok", "ok", state), States(second));
        Assert.Equal("/v1/models Bearer sk-test", await asked);
        Assert.DoesNotContain("sk-test", first.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasFoundIsRememberedForASecondSoThatAskingOftenWritesNothing()
    {
        HeldClock clock = new();
        FakeGrains grains = new();
        grains.Returns<IInterviewDirectoryGrain, ImmutableArray<InterviewRow>>("List", []);
        await using var host = await WebFrontHost.StartAsync(grains, clock: clock);
        var asked = () => grains.Calls.Count(call => call == "IInterviewDirectoryGrain.List");

        foreach (var passed in (double[])[0, 0.5, 0.5])
        {
            clock.Pass(TimeSpan.FromSeconds(passed));
            Assert.Equal(200, (await host.GetAsync("/health/ready")).Status);
        }

        Assert.Equal(1, asked());
        // What fails is seen as soon as the second is over.
        grains.Throws<IInterviewDirectoryGrain, ImmutableArray<InterviewRow>>("List", new StorageUnavailableException("The disk is full."));
        Assert.Equal(200, (await host.GetAsync("/health/ready")).Status);
        clock.Pass(TimeSpan.FromSeconds(0.1));
        Assert.Equal(503, (await host.GetAsync("/health/ready")).Status);
        Assert.Equal(2, asked());
    }

    [Fact]
    public async Task BeingAliveNeedsNobody()
    {
        await using var host = await WebFrontHost.StartAsync();

        Assert.Equal(200, (await host.GetAsync("/health")).Status);
        var head = await host.SendAsync(HttpMethod.Head, "/health", null);
        Assert.Equal((200, ""), (head.Status, head.Body));
        Assert.Empty(host.Grains.Calls);
    }

    private static (string, string, string) States(Reply reply)
    {
        string[] states = [.. reply.Json.GetProperty("dependencies").EnumerateArray().Select(
            dependency => dependency.GetProperty("status").GetString()!)];
        return (states[0], states[1], states[2]);
    }

    private static Uri Listen(HttpListener provider)
    {
        for (var port = 21_000; ; port++)
        {
            try
            {
                provider.Prefixes.Clear();
                provider.Prefixes.Add($"http://127.0.0.1:{port}/");
                provider.Start();
                return new Uri($"http://127.0.0.1:{port}/v1/");
            }
            catch (HttpListenerException) when (port < 22_000)
            {
            }
        }
    }

    private static async Task<string> AnswerOnceAsync(HttpListener provider, int status)
    {
        var context = await provider.GetContextAsync();
        context.Response.StatusCode = status;
        context.Response.Close();
        return $"{context.Request.RawUrl} {context.Request.Headers["Authorization"]}";
    }
}
