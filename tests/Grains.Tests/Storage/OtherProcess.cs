using System.Diagnostics;
using System.Reflection;
using Interviewing.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Interviewing.Storage;

/// <summary>
/// This test program started once more, as one that appends to journals and prints each append when it has been
/// acknowledged, until it is killed.
/// </summary>
public sealed class OtherProcess
{
    private const string Variable = "STORAGE_TEST_DIRECTORY";
    private const int Writers = 16;

    internal static Process Start(string directory)
    {
        var program = Path.ChangeExtension(Assembly.GetExecutingAssembly().Location, OperatingSystem.IsWindows() ? "exe" : null);
        return Process.Start(new ProcessStartInfo(program)
        {
            ArgumentList = { "-method", $"{typeof(OtherProcess).FullName}.{nameof(Appends_until_it_is_killed)}", "-explicit", "only" },
            RedirectStandardOutput = true,
            Environment = { [Variable] = directory },
        })!;
    }

    [Fact(Explicit = true)]
    public async Task Appends_until_it_is_killed()
    {
        var directory = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(directory is null, $"It is started by {nameof(DurabilityTests)}.");
        using var database = new SqliteDatabase(
            Options.Create(new StorageOptions { DataDirectory = directory }), TimeProvider.System, NullLogger<SqliteDatabase>.Instance);
        try
        {
            database.Open();
        }
        catch (InvalidOperationException e)
        {
            Console.WriteLine($"refused: {e.Message}");
            return;
        }

        var storage = new SqliteGrainStorage(database, new(TestJson.Default.Options));
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => AppendWithoutEnd(storage, writer))));
    }

    private static async Task AppendWithoutEnd(SqliteGrainStorage storage, int writer)
    {
        var grain = GrainId.Create("interview", $"{writer}");
        var state = new GrainState<Journal<TestEntry>>();
        await storage.ReadStateAsync("journal", grain, state);
        while (true)
        {
            state.State!.Add(new Scored(state.State.Count));
            await storage.WriteStateAsync("journal", grain, state);
            Console.WriteLine($"ack {writer} {state.State.Count} .");
        }
    }
}
