using System.Collections.Immutable;
using Interviewing.Directory;
using Interviewing.Interviews;
using Interviewing.Silos;
using Interviewing.Tenants;

namespace Interviewing.Retention;

/// <summary>Interviews in which nothing was changed for long enough are erased, and no others.</summary>
public sealed class RetentionTests(InterviewSilo silo) : IClassFixture<InterviewSilo>
{
    private const int Days = 30;
    private static readonly string[] s_tenants = [TenantKey.DefaultTenant, "acme", "initech", "globex"];

    [Fact]
    public async Task OldInterviewsOfEveryTenantAreErasedAndThoseThatWereChangedSinceStay()
    {
        silo.Settings.Retention.Days = Days;
        // More than a page of them.
        List<string> old = [];
        for (var n = 0; n < 60; n++)
            old.Add(await CreateAsync(n % 3 == 0 ? "acme" : TenantKey.DefaultTenant));
        var changedSince = await CreateAsync(TenantKey.DefaultTenant);
        silo.Time.Advance(TimeSpan.FromDays(20));
        await Interview(changedSince).RecordConsent(true, "I agree.");
        silo.Time.Advance(TimeSpan.FromDays(Days - 20) + TimeSpan.FromHours(1));
        var young = await CreateAsync("acme");

        await SweptAsync(rows => rows.Length == 2);

        Assert.Equal(
            new[] { changedSince, young }.Order(), (await ListAsync()).Select(row => TenantKey.Of(row.Tenant, row.SessionId)).Order());
        foreach (var key in old)
            await Assert.ThrowsAsync<InterviewNotFoundException>(() => Interview(key).GetStatus());
        Assert.Equal(InterviewState.Waiting, (await Interview(changedSince).GetStatus()).State);
        // It stands in the audit of each tenant that the server did it by itself.
        var audit = await silo.Audit.ReadAsync("acme", 0, 1000, null);
        Assert.Equal(
            old.Select(TenantKey.Parse).Where(key => key.Tenant == "acme").Select(key => key.Id).Order(),
            audit.Select(row => row.Entry.Split("\"sessionId\":\"")[1][..36]).Order());
        Assert.All(audit, row => Assert.Contains("\"actorKind\":\"system\",\"action\":\"erase\"", row.Entry, StringComparison.Ordinal));

        // The one that was changed is due in its turn.
        silo.Time.Advance(TimeSpan.FromDays(25));
        await SweptAsync(rows => rows.Select(row => row.SessionId).SequenceEqual([TenantKey.Parse(young).Id]));
        await Interview(young).Erase();
    }

    [Fact]
    public async Task OneThatCannotBeErasedDoesNotKeepTheOthersBehindIt()
    {
        silo.Settings.Retention.Days = Days;
        var (first, second) = (await CreateAsync("initech"), await CreateAsync("initech"));
        silo.Time.Advance(TimeSpan.FromDays(Days + 1));
        silo.FailNextRemoval = true;

        await SweptAsync(rows => rows.IsEmpty);

        // The same sweep went on to the second; the first, whose row stayed, was the next one's.
        await silo.Eventually(async () => (await ErasedAsync()).Length == 2);
        Assert.Equal([TenantKey.Parse(second).Id, TenantKey.Parse(first).Id], await ErasedAsync());

        async Task<string[]> ErasedAsync() =>
            [.. (await silo.Audit.ReadAsync("initech", 0, 10, null)).Select(row => row.Entry.Split("\"sessionId\":\"")[1][..36])];
    }

    [Fact]
    public async Task ASweepThatBreaksOffIsTakenUpByTheNext()
    {
        silo.Settings.Retention.Days = Days;
        var keys = new[] { await CreateAsync("globex"), await CreateAsync("globex"), await CreateAsync("globex") };
        silo.Time.Advance(TimeSpan.FromDays(Days + 1));
        silo.FailNextRemoval = true;

        await SweptAsync(_ => !silo.FailNextRemoval);
        // Its facts are gone, its row is not, and the sweep is over.
        await SweptAsync(rows => rows.IsEmpty);
        foreach (var key in keys)
            await Assert.ThrowsAsync<InterviewNotFoundException>(() => Interview(key).GetStatus());
    }

    [Fact]
    public async Task WithoutTheSettingNothingIsErasedAndNoReminderIsLeft()
    {
        silo.Settings.Retention.Days = Days;
        await Grain.Apply();
        Assert.True(await silo.HasReminder(Grain));
        silo.Settings.Retention.Days = null;
        var key = await CreateAsync(TenantKey.DefaultTenant);
        silo.Time.Advance(TimeSpan.FromDays(4000));

        await TickAsync();
        await Grain.Apply();

        Assert.False(await silo.HasReminder(Grain));
        Assert.Equal(InterviewState.Waiting, (await Interview(key).GetStatus()).State);
        await Interview(key).Erase();
    }

    private IRetentionGrain Grain => silo.GrainFactory.GetGrain<IRetentionGrain>(IRetentionGrain.Key);

    private Task TickAsync() => Grain.AsReference<IRemindable>().ReceiveReminder("sweep", default);

    // A tick that comes while an earlier sweep is at its end does nothing: the next one does.
    private Task SweptAsync(Func<ImmutableArray<InterviewRow>, bool> isSo) => silo.Eventually(async () =>
    {
        await TickAsync();
        return isSo(await ListAsync());
    });

    private async Task<ImmutableArray<InterviewRow>> ListAsync()
    {
        var lists = await Task.WhenAll(s_tenants.Select(tenant => silo.List(tenant)));
        return [.. lists.SelectMany(list => list)];
    }

    private IInterviewGrain Interview(string key) => silo.GrainFactory.GetGrain<IInterviewGrain>(key);

    private async Task<string> CreateAsync(string tenant)
    {
        // Ids of one millisecond have no order.
        silo.Time.Advance(TimeSpan.FromMilliseconds(1));
        var key = TenantKey.Of(tenant, SessionId.New(silo.Time));
        await Interview(key).Create(new() { RoomName = "room", CandidateId = "candidate", JobDescription = "Nurse." });
        return key;
    }
}
