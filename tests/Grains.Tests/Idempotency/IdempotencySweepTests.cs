using Interviewing.Silos;

namespace Interviewing.Idempotency;

/// <summary>Records are erased when their time is over, and no others, without a reminder for each.</summary>
public sealed class IdempotencySweepTests(InterviewSilo silo) : IClassFixture<InterviewSilo>
{
    private static readonly StoredAnswer Words = new() { Status = 200, Body = "{\"message\":\"the candidate's words\"}" };

    [Fact]
    public async Task OldRecordsOfEveryTenantAreErasedAndYoungerOnesStay()
    {
        // More than a page of them.
        for (var n = 0; n < 300; n++)
            await KeepAsync(n % 3 == 0 ? $"acme/interview/{n}" : $"old-{n}");
        silo.Time.Advance(TimeSpan.FromHours(23));
        var young = await KeepAsync("young");
        silo.Time.Advance(TimeSpan.FromMinutes(61));

        await SweptAsync("young");

        Assert.Equal(ClaimResult.Replay, (await young.Claim("body", "me again")).Result);
        silo.Time.Advance(TimeSpan.FromHours(24));
        await SweptAsync();
    }

    [Fact]
    public async Task OneThatCannotBeErasedDoesNotKeepTheOthersBehindIt()
    {
        // A whole page that stays, and one behind it.
        for (var n = 0; n < 256; n++)
        {
            await KeepAsync($"stays-{n}");
            silo.Faults($"stays-{n}").BeforeClear = () => Task.FromException(new IOException("The disk is full, says the test."));
        }

        silo.Time.Advance(TimeSpan.FromMinutes(1));
        await KeepAsync("behind");
        silo.Time.Advance(TimeSpan.FromHours(25));

        await TickAsync();
        await silo.Eventually(async () => !(await KeysAsync()).Contains("behind"));

        Assert.Equal(256, (await KeysAsync()).Length);
        for (var n = 0; n < 256; n++)
            silo.Faults($"stays-{n}").BeforeClear = () => Task.CompletedTask;
        await SweptAsync();
    }

    [Fact]
    public async Task NoRecordHasAReminderAndTheSweepHasOne()
    {
        var record = await KeepAsync("reminded");
        await Sweep.Apply();
        await Sweep.Apply();

        Assert.False(await silo.HasReminder(record));
        Assert.True(await silo.HasReminder(Sweep));
        await record.Forget();
    }

    private IIdempotencySweepGrain Sweep => silo.GrainFactory.GetGrain<IIdempotencySweepGrain>(IIdempotencySweepGrain.Key);

    private Task TickAsync() => Sweep.AsReference<IRemindable>().ReceiveReminder("sweep", default);

    // A tick that comes while an earlier sweep is at its end does nothing: the next one does.
    private Task SweptAsync(params string[] left) => silo.Eventually(async () =>
    {
        await TickAsync();
        return (await KeysAsync()).SequenceEqual(left);
    });

    private async Task<string[]> KeysAsync()
    {
        List<string> keys = [];
        foreach (var beginning in (string[])["acme", "old-", "young", "stays-", "behind"])
            keys.AddRange(await silo.Stored.FindAsync(IdempotencyRecords.GrainType, beginning));
        return [.. keys];
    }

    private async Task<IIdempotencyGrain> KeepAsync(string key)
    {
        var record = silo.GrainFactory.GetGrain<IIdempotencyGrain>(key);
        await record.Claim("body", "me");
        await record.Settle("body", Words);
        return record;
    }
}
