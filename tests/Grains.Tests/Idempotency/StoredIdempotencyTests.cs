using System.Text.Json;
using Interviewing.Hosting;

namespace Interviewing.Idempotency;

/// <summary>What was stored under a key yesterday is read today: the golden file has a line for each version's way to write it.</summary>
public sealed class StoredIdempotencyTests
{
    private static readonly string[] Golden =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Idempotency", "Golden", "idempotency.golden"));

    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    [Fact]
    public void ARecordIsReadAsItWasWritten()
    {
        var record = new IdempotencyRecord
        {
            Fingerprint = "abc",
            SessionId = "session",
            ClaimedAt = At,
            ExpiresAt = At.AddDays(1),
            Answer = new() { Status = 201, ContentType = "application/json", Location = "/interview/session", Body = "{}" },
            Claimant = "front-1",
            IsAgain = true,
        };
        Assert.Equal(Golden[^1], Write(record));
        Assert.Equal(Golden[^1], Write(Read(Golden[^1])));
    }

    [Fact]
    public void ARecordOfBeforeThereWereClaimantsIsReadWithoutOne()
    {
        var record = Read(Golden[0]);
        Assert.Null(record.Claimant);
        Assert.Equal(("abc", "session", At, 201), (record.Fingerprint, record.SessionId, record.ClaimedAt, record.Answer!.Status));
    }

    private static string Write(IdempotencyRecord record) => JsonSerializer.Serialize(record, SiloSetup.StateJson.Options);

    private static IdempotencyRecord Read(string line) =>
        JsonSerializer.Deserialize<IdempotencyRecord>(line, SiloSetup.StateJson.Options)!;
}
