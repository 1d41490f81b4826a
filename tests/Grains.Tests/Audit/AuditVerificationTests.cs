using System.Text;
using Interviewing.Hosting;
using Interviewing.Interviews;
using Interviewing.Storage;

namespace Interviewing.Audit;

/// <summary>What the command says of the logs on a disk.</summary>
public sealed class AuditVerificationTests : IDisposable
{
    private readonly StorageFolder _folder = new();
    private readonly HostSettings _settings = new();

    public AuditVerificationTests() => _settings.Storage.DataDirectory = _folder.Path;

    [Fact]
    public async Task LogsAreVerifiedBesideAServerThatRuns()
    {
        await AddAsync("acme", 3);
        await AddAsync("default", 2);

        var verdicts = await AuditVerification.RunAsync(_settings, null);

        Assert.Equal([("acme", 3L, true), ("default", 2L, true)], verdicts.Select(v => (v.Tenant, v.Entries, v.IsWhole)));
        var last = (await _folder.Audit.LastAsync("acme"))!;
        Assert.Equal($"acme: whole, 3 entries, last hash {last.Hash}", verdicts[0].ToString());
    }

    [Fact]
    public async Task AByteThatIsChangedInTheFileIsNamed()
    {
        await AddAsync("acme", 40);
        _folder.Database.Dispose();
        var bytes = await File.ReadAllBytesAsync(_folder.File, TestContext.Current.CancellationToken);
        var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("\"actor\":\"key-23\""));
        Assert.True(at > 0);
        bytes[at + 10] ^= 1;
        await File.WriteAllBytesAsync(_folder.File, bytes, TestContext.Current.CancellationToken);

        var verdict = Assert.Single(await AuditVerification.RunAsync(_settings, "acme"));

        Assert.Equal((23L, 22L), (verdict.BrokenAt, verdict.Entries));
        Assert.StartsWith("acme: BROKEN at entry 23: its hash", verdict.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderWithoutADatabaseIsNamed()
    {
        _settings.Storage.DataDirectory = Path.Combine(_folder.Path, "nothing");
        var failure = await Assert.ThrowsAsync<SettingsException>(() => AuditVerification.RunAsync(_settings, null));
        Assert.Contains("there is no database", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task AddAsync(string tenant, int count)
    {
        List<ChainedEntry> rows = [];
        AuditRow? last = null;
        for (var n = 1; n <= count; n++)
        {
            var id = Guid.Parse(SessionId.New(TimeProvider.System));
            last = AuditChain.Next(tenant, last, new()
            {
                Id = id,
                At = DateTimeOffset.UnixEpoch,
                Actor = $"key-{n}",
                ActorKind = AuditActorKind.Operator,
                Action = AuditAction.Create,
            });
            rows.Add(new(last, id, null));
        }

        await _folder.Audit.AppendAsync(tenant, rows);
    }
}
