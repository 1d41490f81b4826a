using System.Text.Json;
using Interviewing.Hosting;

namespace Interviewing.Idempotency;

/// <summary>What is stored under a key has the form of the golden file, and is read back from it.</summary>
public sealed class StoredIdempotencyTests
{
    private static readonly string Golden =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Idempotency", "Golden", "idempotency.golden")).TrimEnd('\n');

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
        Assert.Equal(Golden, Write(record));
        Assert.Equal(Golden, Write(Read(Golden)));
    }

    private static string Write(IdempotencyRecord record) => JsonSerializer.Serialize(record, SiloSetup.StateJson.Options);

    private static IdempotencyRecord Read(string line) =>
        JsonSerializer.Deserialize<IdempotencyRecord>(line, SiloSetup.StateJson.Options)!;
}
