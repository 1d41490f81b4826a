using System.Collections.Concurrent;
using Interviewing.Idempotency;

namespace Interviewing.WebFront.Tests.Support;

/// <summary>What idempotency grains do, in memory.</summary>
public sealed class FakeIdempotency
{
    private readonly ConcurrentDictionary<string, Record> _records = new();

    public IReadOnlyCollection<string> Keys => [.. _records.Keys];

    public static FakeIdempotency In(FakeGrains grains)
    {
        FakeIdempotency fake = new();
        grains.On<IIdempotencyGrain>("Claim", (key, arguments) => Task.FromResult(fake.Claim(key, (string)arguments[0]!)));
        grains.On<IIdempotencyGrain>("Settle", (key, arguments) =>
        {
            fake._records[key].Answer = (StoredAnswer)arguments[1]!;
            return Task.CompletedTask;
        });
        grains.On<IIdempotencyGrain>("Release", (key, _) =>
        {
            fake._records[key].Claimed = false;
            return Task.CompletedTask;
        });
        return fake;
    }

    private IdempotencyClaim Claim(string key, string fingerprint)
    {
        var record = _records.GetOrAdd(key, _ => new Record(fingerprint));
        lock (record)
        {
            var result = record.Fingerprint != fingerprint ? ClaimResult.OtherBody
                : record.Answer is not null ? ClaimResult.Replay
                : record.Claimed ? ClaimResult.InProgress
                : ClaimResult.Granted;
            record.Claimed |= result == ClaimResult.Granted;
            return new IdempotencyClaim { Result = result, SessionId = Samples.Id, Answer = record.Answer };
        }
    }

    private sealed class Record(string fingerprint)
    {
        public string Fingerprint => fingerprint;

        public bool Claimed { get; set; }

        public StoredAnswer? Answer { get; set; }
    }
}
