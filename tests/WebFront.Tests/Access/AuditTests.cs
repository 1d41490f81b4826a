using System.Collections.Immutable;
using Interviewing.Audit;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Interviewing.WebFront.Tests.Access;

public sealed class AuditTests
{
    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=1001", "limit")]
    [InlineData("?cursor=x", "cursor")]
    [InlineData("?cursor=-1", "cursor")]
    [InlineData("?sessionId=x", "sessionId")]
    public async Task WhatIsNoPageIsRefused(string query, string field)
    {
        await using var host = await WebFrontHost.StartAsync();

        var reply = await host.GetAsync("/audit" + query);

        Assert.Equal(400, reply.Status);
        Assert.NotEmpty(reply.ErrorsOf(field));
    }

    [Fact]
    public async Task TheCursorBringsTheNextPage()
    {
        List<object?[]> asked = [];
        await using var host = await WebFrontHost.StartAsync(grains => grains.On<IAuditGrain>("Read", (key, arguments) =>
        {
            asked.Add([key, .. arguments]);
            return Task.FromResult<ImmutableArray<AuditRow>>(
                asked.Count == 1 ? [Samples.Audited with { Sequence = 7 }, Samples.Audited with { Sequence = 8 }] : []);
        }));

        var first = (await host.GetAsync($"/audit?limit=2&sessionId={Samples.Id}")).Json;
        var cursor = first.GetProperty("nextCursor").GetString();
        var second = (await host.GetAsync($"/audit?limit=2&cursor={cursor}")).Json;

        Assert.Equal([["default", 0L, 2, Samples.Id], ["default", 8L, 2, null]], asked);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second.GetProperty("nextCursor").ValueKind);
    }

    [Theory]
    [InlineData(CallerKind.Operator, AuditActorKind.Operator)]
    [InlineData(CallerKind.Candidate, AuditActorKind.Candidate)]
    internal async Task WhatACallerDoesGoesIntoTheLogOfItsTenant(CallerKind kind, AuditActorKind recorded)
    {
        List<(string Tenant, AuditEntry Entry)> entries = [];
        await using var host = await WebFrontHost.StartAsync(grains => grains.On<IAuditGrain>("Record", (key, arguments) =>
        {
            entries.Add((key, (AuditEntry)arguments[0]!));
            return Task.CompletedTask;
        }), WithKeys);
        var caller = new Caller { Kind = kind, Name = "somebody", Tenant = "acme" };

        var trail = host.App.Services.GetRequiredService<AuditTrail>();
        await trail.RecordAsync(caller, AuditAction.Export, Samples.Id, "all");
        await trail.RecordAsync(caller, AuditAction.Export, Samples.Id, "all");

        // What is done twice is two entries.
        Assert.Equal(2, entries.DistinctBy(one => one.Entry.Id).Count());
        var (tenant, entry) = entries[0];
        Assert.Equal("acme", tenant);
        Assert.Equal(
            new AuditEntry
            {
                Id = entry.Id,
                At = FixedClock.Now,
                Actor = "somebody",
                ActorKind = recorded,
                Action = AuditAction.Export,
                SessionId = Samples.Id,
                Detail = "all",
            },
            entry);
    }

    [Fact]
    public async Task WithoutKeysNobodyIsToldFromAnybodyAndNothingIsWritten()
    {
        await using var host = await WebFrontHost.StartAsync();

        await host.App.Services.GetRequiredService<AuditTrail>().RecordAsync(Caller.Local, AuditAction.Export, Samples.Id);

        Assert.DoesNotContain(host.Grains.Calls, call => call.Contains("Audit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RefusalsThatCouldNotBeWrittenAreWrittenTheNextTimeWithThoseSince()
    {
        var isDown = true;
        List<AuditEntry> entries = [];
        await using var host = await WebFrontHost.StartAsync(grains => grains.On<IAuditGrain>("Record", (_, arguments) =>
        {
            if (isDown)
                return Task.FromException(new StorageUnavailableException("The disk is full."));
            entries.Add((AuditEntry)arguments[0]!);
            return Task.CompletedTask;
        }), WithKeys);
        var refusals = host.App.Services.GetRequiredService<Refusals>();
        var candidate = new Caller { Kind = CallerKind.Candidate, Name = "maya", SessionId = Samples.Id };

        for (var i = 0; i < 3; i++)
            Assert.Equal(401, (await host.GetAsync("/interviews", ("X-Api-Key", "wrong"))).Status);
        refusals.Add(candidate);
        await refusals.FlushAsync();
        refusals.Add(candidate);
        await refusals.FlushAsync();
        Assert.Empty(entries);

        isDown = false;
        await refusals.FlushAsync();
        await refusals.FlushAsync();

        Assert.Equal(
            [("maya", "2 requests for what the credentials do not open"), ("unknown", "3 requests without good credentials")],
            entries.Select(entry => (entry.Actor, entry.Detail)).OrderBy(entry => entry.Actor, StringComparer.Ordinal));
    }

    private static void WithKeys(WebSettings settings) => settings.ApiKeys = [new("ops", ApiKey.HashOf("a key"), "default")];
}
