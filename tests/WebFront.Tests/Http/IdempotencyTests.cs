using Interviewing.Idempotency;
using Interviewing.Interviews;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Tests.Interviews;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Http;

public sealed class IdempotencyTests
{
    private static readonly (string, string) Key = ("Idempotency-Key", "order-1");

    [Fact]
    public async Task TheSameRequestGetsTheSameAnswer()
    {
        await using var host = await StartAsync();

        var first = await host.PostAsync("/interview", Samples.CreateJson, Key);
        var second = await host.PostAsync("/interview", Samples.CreateJson, Key);

        Assert.Equal(201, first.Status);
        Assert.False(first.Headers.ContainsKey("Idempotent-Replayed"));
        Assert.Equal(first.Status, second.Status);
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(first.ContentType, second.ContentType);
        Assert.Equal(first.Headers["Location"], second.Headers["Location"]);
        Assert.Equal("true", second.Headers["Idempotent-Replayed"]);
        Assert.Single(host.Grains.Calls, call => call == "IInterviewGrain.Create");
    }

    [Fact]
    public async Task TheRecordOfACallAboutAnInterviewIsFoundByTheInterview()
    {
        FakeIdempotency records = null!;
        List<string?> keys = [];
        await using var host = await WebFrontHost.StartAsync(grains =>
        {
            ShapeTests.Script(grains);
            records = FakeIdempotency.In(grains);
            grains.On<IInterviewGrain>("Create", (_, arguments) =>
            {
                keys.Add(((CreateInterview)arguments[0]!).RequestKey);
                return Task.FromResult(Samples.Status);
            });
        });

        await host.PostAsync("/interview", Samples.CreateJson, Key);
        await host.PostAsync("/interview", Samples.CreateJson);
        await host.PostAsync($"/interview/{Samples.Id}/start", null, Key);
        await host.PostAsync($"/interview/{Samples.Id}/end", null, Key);

        var ofInterview = records.Keys.Where(key => key.StartsWith(IdempotencyRecords.PrefixOf(Samples.Id), StringComparison.Ordinal));
        Assert.Equal(2, ofInterview.Count());
        // That of its creation is told to it.
        Assert.Equal([Assert.Single(records.Keys.Except(ofInterview)), null], keys);
    }

    [Fact]
    public async Task ARepetitionOfACreationThatWasErasedMakesNothingAnew()
    {
        await using var host = await StartAsync(grains => grains.Returns<IIdempotencyGrain, IdempotencyClaim>(
            "Claim", new() { Result = ClaimResult.Erased, SessionId = Samples.Id }));

        var reply = await host.PostAsync("/interview", Samples.CreateJson, Key);

        Assert.Equal(404, reply.Status);
        Assert.DoesNotContain("IInterviewGrain.Create", host.Grains.Calls);
    }

    [Fact]
    public async Task CallersAndCallsStayApartWhateverIsInThePath()
    {
        FakeIdempotency records = null!;
        await using var host = await WebFrontHost.StartAsync(
            grains =>
            {
                ShapeTests.Script(grains);
                records = FakeIdempotency.In(grains);
            },
            settings => settings.ApiKeys =
            [
                new("ops", ApiKey.HashOf(Keys.Operator), "default"), new("acme-ops", ApiKey.HashOf(Keys.Other), "acme"),
            ]);
        // What one says in the path is what of the other stands beside it: tenant, method, path or key.
        (string Caller, string Method, string Path)[] calls =
        [
            (Keys.Operator, "DELETE", "/livekit/room/r"),
            (Keys.Other, "DELETE", "/livekit/room/r"),
            (Keys.Operator, "DELETE", "/livekit/room/r%0Aacme"),
            (Keys.Operator, "DELETE", "/livekit/room/acme%0Ar"),
            (Keys.Operator, "DELETE", "/livekit/room/r%0Aorder-1"),
            (Keys.Other, "DELETE", "/livekit/room/r%0Aorder-1"),
            (Keys.Operator, "POST", "/interview/x%0APOST%0A/start"),
            (Keys.Operator, "POST", "/interview/x/start"),
            (Keys.Candidate, "POST", "/interview/x/start"),
            (Keys.Other, "POST", "/interview/x/start"),
            (Keys.Operator, "POST", $"/interview/x%0A{Samples.Id}/start"),
        ];

        foreach (var (caller, method, path) in calls)
            await host.SendAsync(new(method), path, null, Key, Keys.Bearer(caller));

        // The candidate is refused before anything is kept.
        Assert.Equal(calls.Length - 1, records.Keys.Distinct().Count());
    }

    [Fact]
    public async Task TheInterviewHasTheIdOfTheClaim()
    {
        await using var host = await StartAsync();

        var reply = await host.PostAsync("/interview", Samples.CreateJson, Key);

        Assert.Equal(Samples.Id, reply.Json.GetProperty("id").GetString());
    }

    [Fact]
    public async Task AnAnswerWithoutANameHasTheNameOfTheClaim()
    {
        List<string> names = [];
        await using var host = await StartAsync(grains => grains.On<IInterviewGrain>("Respond", (_, arguments) =>
        {
            names.Add(((CandidateResponse)arguments[0]!).ResponseId);
            return Task.FromException<InterviewerTurn>(new TimeoutException());
        }));

        await host.PostAsync($"/interview/{Samples.Id}/response", """{"response":"a"}""", Key);
        await host.PostAsync($"/interview/{Samples.Id}/response", """{"response":"a"}""", Key);

        Assert.Equal([Samples.Id, Samples.Id], names);
    }

    [Fact]
    public async Task TheSameKeyWithAnotherBodyIs422()
    {
        await using var host = await StartAsync();

        await host.PostAsync("/interview", Samples.CreateJson, Key);
        var other = await host.PostAsync("/interview", Samples.CreateJson + " ", Key);

        Assert.Equal(422, other.Status);
        Assert.Equal("application/problem+json", other.ContentType);
    }

    [Fact]
    public async Task TheSameKeyOnAnotherPathIsAnotherRequest()
    {
        await using var host = await StartAsync();

        Assert.Equal(201, (await host.PostAsync("/interview", Samples.CreateJson, Key)).Status);
        Assert.Equal(200, (await host.PostAsync($"/interview/{Samples.Id}/start", null, Key)).Status);
        Assert.Equal(200, (await host.PostAsync($"/interview/{Samples.Id}/end", null, Key)).Status);
    }

    [Fact]
    public async Task OfRequestsAtOnceOneIsDone()
    {
        TaskCompletionSource done = new();
        TaskCompletionSource begun = new();
        await using var host = await StartAsync(grains => grains.On<IInterviewGrain>("Create", (key, _) => CreateAsync(key)));

        var first = host.PostAsync("/interview", Samples.CreateJson, Key);
        await begun.Task;
        var others = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            _ => host.PostAsync("/interview", Samples.CreateJson, Key)));
        done.SetResult();

        Assert.All(others, other => Assert.Equal(409, other.Status));
        Assert.All(others, other => Assert.Equal("1", other.Headers["Retry-After"]));
        Assert.Equal(201, (await first).Status);
        Assert.Equal((await first).Body, (await host.PostAsync("/interview", Samples.CreateJson, Key)).Body);
        Assert.Single(host.Grains.Calls, call => call == "IInterviewGrain.Create");

        async Task<InterviewStatus> CreateAsync(string key)
        {
            begun.TrySetResult();
            await done.Task;
            return Samples.Status with { SessionId = key };
        }
    }

    [Fact]
    public async Task AFailureThatMayPassIsTriedAgain()
    {
        var tries = 0;
        await using var host = await StartAsync(grains => grains.On<IInterviewGrain>("Start", (_, _) => ++tries == 1
            ? Task.FromException<InterviewerTurn>(new StorageUnavailableException("No."))
            : Task.FromResult(Samples.Turn)));

        Assert.Equal(503, (await host.PostAsync($"/interview/{Samples.Id}/start", null, Key)).Status);
        var second = await host.PostAsync($"/interview/{Samples.Id}/start", null, Key);

        Assert.Equal(200, second.Status);
        Assert.False(second.Headers.ContainsKey("Idempotent-Replayed"));
    }

    [Fact]
    public async Task ARefusalIsKeptLikeAnyAnswer()
    {
        await using var host = await StartAsync();

        var first = await host.PostAsync("/interview", "{}", Key);
        var second = await host.PostAsync("/interview", "{}", Key);

        Assert.Equal(400, first.Status);
        Assert.Equal(first.Body, second.Body);
        Assert.Equal("application/problem+json", second.ContentType);
        Assert.Equal("true", second.Headers["Idempotent-Replayed"]);
    }

    [Fact]
    public async Task AnAnswerThatCannotBeKeptIsGivenAllTheSame()
    {
        await using var host = await StartAsync(grains => grains.On<IIdempotencyGrain>(
            "Settle", (_, _) => Task.FromException(new StorageUnavailableException("No."))));

        Assert.Equal(201, (await host.PostAsync("/interview", Samples.CreateJson, Key)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    public async Task AKeyThatIsNoneIsRefused(string key)
    {
        await using var host = await StartAsync();

        var reply = await host.PostAsync("/interview", Samples.CreateJson, ("Idempotency-Key", key));

        Assert.Equal(400, reply.Status);
        Assert.Equal(["must be 1 to 255 visible ASCII characters"], reply.ErrorsOf("Idempotency-Key"));
    }

    [Fact]
    public async Task AKeyMayHave255Characters()
    {
        await using var host = await StartAsync();

        Assert.Equal(201, (await host.PostAsync("/interview", Samples.CreateJson, ("Idempotency-Key", new string('!', 255)))).Status);
        Assert.Equal(400, (await host.PostAsync("/interview", Samples.CreateJson, ("Idempotency-Key", new string('!', 256)))).Status);
    }

    [Fact]
    public async Task WithoutAKeyNoGrainIsAsked()
    {
        await using var host = await StartAsync();

        await host.PostAsync("/interview", Samples.CreateJson);

        Assert.Equal(["IInterviewGrain.Create"], host.Grains.Calls);
    }

    private static Task<WebFrontHost> StartAsync(Action<FakeGrains>? script = null) => WebFrontHost.StartAsync(grains =>
    {
        ShapeTests.Script(grains);
        FakeIdempotency.In(grains);
        script?.Invoke(grains);
    });
}
