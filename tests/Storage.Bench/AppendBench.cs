using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Interviewing.Interviews;
using Interviewing.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Interviewing.Storage.Bench;

/// <summary>An entry of about 600 bytes of JSON.</summary>
internal sealed record BenchEntry(string Speaker, string Text, DateTimeOffset At, int Score, string[] Evidence);

[JsonSerializable(typeof(BenchEntry))]
internal sealed partial class BenchJson : JsonSerializerContext;

/// <summary>
/// Writers that each append to a journal and wait for the disk, then append again, 16 entries to a journal: what the
/// interviews do.
/// </summary>
internal static class AppendBench
{
    private const int EntriesOfEach = 16;

    private static readonly BenchEntry Entry = new(
        "candidate", new string('w', 420), DateTimeOffset.UnixEpoch, 4, [new string('e', 40), new string('f', 40)]);

    public static async Task RunAsync(string directory, int writers, int seconds)
    {
        using var database = new SqliteDatabase(
            Options.Create(new StorageOptions { DataDirectory = directory }),
            TimeProvider.System,
            NullLogger<SqliteDatabase>.Instance);
        database.Open();
        var storage = new SqliteGrainStorage(database, new(new JsonSerializerOptions { TypeInfoResolver = BenchJson.Default }));

        await AllAsync(storage, writers, TimeSpan.FromSeconds(2), new Measure());
        var measure = new Measure();
        await AllAsync(storage, writers, TimeSpan.FromSeconds(seconds), measure);
        measure.Print($"durable journal appends, {writers} writers");
    }

    private static Task AllAsync(SqliteGrainStorage storage, int writers, TimeSpan time, Measure measure) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => OneAsync(storage, time, measure.NewList()))));

    private static async Task OneAsync(SqliteGrainStorage storage, TimeSpan time, List<long> latencies)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < time;)
        {
            var grain = GrainId.Create("interview", SessionId.New(TimeProvider.System));
            var state = new GrainState<Journal<BenchEntry>>();
            await storage.ReadStateAsync("journal", grain, state);
            for (var i = 0; i < EntriesOfEach; i++)
            {
                var before = Stopwatch.GetTimestamp();
                state.State!.Add(Entry);
                await storage.WriteStateAsync("journal", grain, state);
                latencies.Add(Stopwatch.GetTimestamp() - before);
            }
        }
    }
}
