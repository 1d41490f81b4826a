using System.Security.Cryptography;
using System.Text;
using Interviewing.Storage;

namespace Interviewing.Audit;

/// <summary>The rules of audit logs, in every storage: what is added is there, in a chain, and tampering shows where it is.</summary>
public abstract class AuditChainTests(StorageUnderTest storage) : IAsyncDisposable
{
    private const string Tenant = "acme";
    private const string Session = "0196f3a0-1111-7222-8333-444455556666";

    [Fact]
    public async Task A_log_is_read_by_pages_oldest_first_also_after_a_restart()
    {
        await AddAsync(Tenant, 5);
        await AddAsync("other", 1);
        await storage.RestartAsync();
        await AddAsync(Tenant, 2, from: 6);

        var first = await storage.Audit.ReadAsync(Tenant, 0, 4, null);
        var rest = await storage.Audit.ReadAsync(Tenant, first[^1].Sequence, 4, null);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], first.Concat(rest).Select(row => row.Sequence));
        Assert.Equal(["acme", "other"], await storage.Audit.TenantsAsync());
        Assert.Equal(7, (await storage.Audit.LastAsync(Tenant))!.Sequence);
        // Every second entry is about an interview.
        Assert.Equal([2, 4, 6], (await storage.Audit.ReadAsync(Tenant, 0, 10, Session)).Select(row => row.Sequence));
        Assert.Equal([4], (await storage.Audit.ReadAsync(Tenant, 2, 1, Session)).Select(row => row.Sequence));
    }

    [Fact]
    public async Task Each_hash_can_be_made_from_the_entry_and_the_hash_before_it_as_documented()
    {
        await AddAsync(Tenant, 3);

        var previous = new byte[32];
        foreach (var row in await storage.Audit.ReadAsync(Tenant, 0, 10, null))
        {
            Assert.Equal(Convert.ToHexStringLower(previous), row.PreviousHash);
            previous = SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(row.Entry)]);
            Assert.Equal(Convert.ToHexStringLower(previous), row.Hash);
        }

        Assert.Equal(
            """{"sequence":1,"tenant":"acme","id":"00000001-0000-0000-0000-000000000000","at":"2026-01-02T03:04:05.678Z","actor":"key-1","actorKind":"operator","action":"read_scores","detail":"summary"}""",
            (await storage.Audit.ReadAsync(Tenant, 0, 1, null))[0].Entry);
    }

    [Theory]
    [InlineData("who", 4)]
    [InlineData("what", 1)]
    [InlineData("its hash", 3)]
    [InlineData("the hash before", 2)]
    [InlineData("one is gone", 5)]
    [InlineData("the first are gone", 1)]
    [InlineData("another's log", 1, "globex")]
    public async Task Tampering_shows_at_the_entry(string what, long at, string tenant = Tenant)
    {
        await AddAsync(Tenant, 8);
        Assert.True((await AuditChain.VerifyAsync(storage.Audit, Tenant)).IsWhole);

        await storage.TamperAsync(one => Tamper(what, at, one));

        var verdict = await AuditChain.VerifyAsync(storage.Audit, tenant);
        Assert.Equal((at, at - 1), (verdict.BrokenAt, verdict.Entries));
        Assert.Contains($"entry {at}", verdict.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_do_not_follow_the_last_one_are_refused_all_of_them()
    {
        await AddAsync(Tenant, 2);
        var second = await storage.Audit.LastAsync(Tenant);
        await AddAsync(Tenant, 1, from: 3);

        // Two writers that read the same last row: the later one is refused, and adds nothing behind the other's.
        var one = AuditChain.Next(Tenant, second, Entry(9));
        var two = AuditChain.Next(Tenant, one, Entry(10));
        await Assert.ThrowsAsync<AuditConflictException>(
            () => storage.Audit.AppendAsync(Tenant, [new(one, IdOf(9), null), new(two, IdOf(10), null)]));
        await Assert.ThrowsAsync<AuditConflictException>(() => storage.Audit.AppendAsync(Tenant, [new(two, IdOf(10), null)]));

        var verdict = await AuditChain.VerifyAsync(storage.Audit, Tenant);
        Assert.Equal((true, 3L), (verdict.IsWhole, verdict.Entries));
    }

    [Theory]
    [InlineData(4, 2, 5)]
    [InlineData(2, 4, 5)]
    [InlineData(4, 5, 2)]
    public async Task An_entry_that_is_there_is_refused_with_those_behind_it_and_found(params int[] numbers)
    {
        await AddAsync(Tenant, 3);
        await AddAsync("other", 1, from: 4);
        await storage.RestartAsync();

        var last = await storage.Audit.LastAsync(Tenant);
        List<ChainedEntry> rows = [];
        foreach (var n in numbers)
        {
            last = AuditChain.Next(Tenant, last, Entry(n));
            rows.Add(new(last, IdOf(n), null));
        }

        await Assert.ThrowsAsync<AuditConflictException>(() => storage.Audit.AppendAsync(Tenant, rows));

        Assert.Equal([IdOf(2)], await storage.Audit.FindAsync(Tenant, [IdOf(2), IdOf(17)]));
        var there = await storage.Audit.ReadAsync(Tenant, 0, 10, null);
        Assert.Single(there, row => row.Entry.Contains($"{IdOf(2)}", StringComparison.Ordinal));
        Assert.True((await AuditChain.VerifyAsync(storage.Audit, Tenant)).IsWhole);
        var behind = numbers.SkipWhile(n => n != 2).Skip(1).Select(IdOf).ToList();
        Assert.True(behind.Count == 0 || (await storage.Audit.FindAsync(Tenant, behind)).Count == 0);
    }

    [Fact]
    public async Task As_many_as_a_storage_takes_at_once_are_added_at_once()
    {
        var most = storage.Audit.MostAtOnce;
        await AddAsync(Tenant, most, aboutAnInterview: true);
        await AddAsync(Tenant, most, from: 1 + most, aboutAnInterview: true);

        var verdict = await AuditChain.VerifyAsync(storage.Audit, Tenant);
        Assert.Equal((true, 2L * most), (verdict.IsWhole, verdict.Entries));
        Assert.Equal(2 * most, (await storage.Audit.ReadAsync(Tenant, 0, 2 * most, Session)).Length);
    }

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task AddAsync(string tenant, int count, int from = 1, bool aboutAnInterview = false)
    {
        var last = await storage.Audit.LastAsync(tenant);
        List<ChainedEntry> rows = [];
        for (var n = from; n < from + count; n++)
        {
            last = AuditChain.Next(tenant, last, Entry(n));
            rows.Add(new(last, IdOf(n), aboutAnInterview ? Session : Entry(n).SessionId));
        }

        await storage.Audit.AppendAsync(tenant, rows);
    }

    private static (string Tenant, AuditRow Row)? Tamper(string what, long at, (string Tenant, AuditRow Row) one) =>
        (what, one.Row.Sequence - at) switch
        {
            ("who", 0) => (one.Tenant, one.Row with { Entry = one.Row.Entry.Replace("key-4", "key-5", StringComparison.Ordinal) }),
            ("what", 0) => (one.Tenant, one.Row with { Entry = one.Row.Entry.Replace("read_scores", "export", StringComparison.Ordinal) }),
            ("its hash", 0) => (one.Tenant, one.Row with { Hash = one.Row.PreviousHash }),
            ("the hash before", 0) => (one.Tenant, one.Row with { PreviousHash = one.Row.Hash }),
            ("one is gone", 0) or ("the first are gone", < 3) => null,
            ("another's log", _) => ("globex", one.Row),
            _ => one,
        };

    private static Guid IdOf(int n) => new(n, 0, 0, new byte[8]);

    private static AuditEntry Entry(int n) => new()
    {
        Id = IdOf(n),
        At = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
        Actor = $"key-{n}",
        ActorKind = AuditActorKind.Operator,
        Action = AuditAction.ReadScores,
        SessionId = n % 2 == 0 ? Session : null,
        Detail = "summary",
    };
}
