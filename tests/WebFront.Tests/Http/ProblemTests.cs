using Interviewing.Interviews;
using Interviewing.WebFront.Tests.Interviews;
using Interviewing.WebFront.Tests.Support;
using Interviewing.WebFront.Tokens;

namespace Interviewing.WebFront.Tests.Http;

public sealed class ProblemTests
{
    public static TheoryData<string, int, string?> Failures => new()
    {
        { nameof(InterviewNotFoundException), 404, null },
        { nameof(WrongStateException), 409, null },
        { nameof(InvalidInputException), 400, null },
        { nameof(StorageUnavailableException), 503, "5" },
        { nameof(TimeoutException), 503, "1" },
        { nameof(OrleansException), 503, "5" },
        { nameof(InvalidOperationException), 500, null },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task EachFailureIsTheAnswerOfTheContract(string kind, int status, string? retryAfter)
    {
        await using var host = await WebFrontHost.StartAsync(
            grains => grains.Throws<IInterviewGrain, InterviewerTurn>("Start", Failure(kind)));

        var reply = await host.PostAsync($"/interview/{Samples.Id}/start");

        Assert.Equal(status, reply.Status);
        Assert.Equal("application/problem+json", reply.ContentType);
        Assert.Equal(retryAfter, reply.Headers.GetValueOrDefault("Retry-After"));
        var problem = reply.Json;
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal(status, problem.GetProperty("statusCode").GetInt32());
        Assert.Equal(problem.GetProperty("detail").GetString(), problem.GetProperty("message").GetString());
        Assert.Equal($"/interview/{Samples.Id}/start", problem.GetProperty("path").GetString());
        Assert.Equal("POST", problem.GetProperty("method").GetString());
        Assert.Equal(reply.Headers["X-Request-Id"], problem.GetProperty("requestId").GetString());
    }

    [Fact]
    public async Task ACandidatesRequestIsOneGrainCallThatCarriesTheTokensGeneration()
    {
        object?[] arguments = [];
        await using var host = await WebFrontHost.StartAsync(grains => grains.On<IInterviewGrain>("Respond", (_, given) =>
        {
            arguments = given;
            return Task.FromException<InterviewerTurn>(new TokenRevokedException());
        }));
        var token = new CandidateTokens(WebFrontHost.Secret)
            .Issue(Samples.Status with { TokenGeneration = 3 }, "default", FixedClock.Now);

        var reply = await host.PostAsync(
            $"/interview/{Samples.Id}/response", """{"response":"Six years."}""", ("Authorization", "Bearer " + token));

        Assert.Equal(401, reply.Status);
        Assert.Equal("Bearer", reply.Headers["WWW-Authenticate"]);
        Assert.Equal(["IInterviewGrain.Respond"], host.Grains.Calls);
        Assert.Equal(3, Assert.IsType<CandidateResponse>(Assert.Single(arguments)).TokenGeneration);
    }

    [Fact]
    public async Task AWithdrawnTokenIsNotAnsweredByWhatIsKeptUnderAnIdempotencyKey()
    {
        await using var host = await WebFrontHost.StartAsync(
            grains => grains.Throws<IInterviewGrain, InterviewStatus>("GetStatus", new TokenRevokedException()));
        var token = new CandidateTokens(WebFrontHost.Secret).Issue(Samples.Status, "default", FixedClock.Now);

        var reply = await host.PostAsync(
            $"/interview/{Samples.Id}/start", null, ("Authorization", "Bearer " + token), ("Idempotency-Key", "once"));

        Assert.Equal(401, reply.Status);
        Assert.Equal(["IInterviewGrain.GetStatus"], host.Grains.Calls);
    }

    [Fact]
    public async Task WhatIsWrongInsideIsNotShownOutside()
    {
        await using var host = await WebFrontHost.StartAsync(grains => grains.Throws<IInterviewGrain, InterviewerTurn>(
            "Start", new InvalidOperationException("the key sk-secret was refused")));

        var reply = await host.PostAsync($"/interview/{Samples.Id}/start");

        Assert.DoesNotContain("sk-secret", reply.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", reply.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", reply.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not-an-id")]
    [InlineData("0196F3A0-1111-7222-8333-444455556666")]
    [InlineData("0196f3a0-1111-4222-8333-444455556666")]
    public async Task AnIdThatNoInterviewCanHaveWakesNoGrain(string id)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        foreach (var (method, path) in ((string, string)[])[
            ("GET", ""), ("DELETE", ""), ("POST", "/start"), ("POST", "/end"), ("GET", "/transcript"), ("GET", "/summary"),
            ("GET", "/plan"), ("GET", "/events")])
        {
            var reply = await host.SendAsync(new HttpMethod(method), $"/interview/{id}{path}", null);
            Assert.Equal(404, reply.Status);
        }

        Assert.Empty(host.Grains.Calls);
    }

    [Fact]
    public async Task AnotherMethodIs405WithThoseThatAreTaken()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var reply = await host.SendAsync(HttpMethod.Patch, $"/interview/{Samples.Id}", null);

        Assert.Equal(405, reply.Status);
        Assert.Equal("DELETE, GET", string.Join(", ", reply.Headers["Allow"].Split(", ").Order()));
        Assert.Equal(405, reply.Json.GetProperty("status").GetInt32());
    }

    private static Exception Failure(string kind) => kind switch
    {
        nameof(InterviewNotFoundException) => InterviewNotFoundException.For(Samples.Id),
        nameof(WrongStateException) => new WrongStateException(InterviewState.Expired, "It is over."),
        nameof(InvalidInputException) => new InvalidInputException("field", "rule"),
        nameof(StorageUnavailableException) => new StorageUnavailableException("No."),
        nameof(TimeoutException) => new TimeoutException(),
        nameof(OrleansException) => new OrleansException("No silo."),
        _ => new InvalidOperationException("What?"),
    };
}
