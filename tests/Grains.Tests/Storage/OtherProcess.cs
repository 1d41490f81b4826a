using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Interviewing.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Interviewing.Storage;

/// <summary>
/// This test program started once more, as one that appends to journals and prints each append when it has been
/// acknowledged. After some it kills itself, with the signal that no program sees coming: that is within microseconds of
/// an acknowledgement, where a kill from outside would come milliseconds later, when the disk has long followed.
/// </summary>
public sealed class OtherProcess
{
    private const string Variable = "STORAGE_TEST_DIRECTORY";
    private const string AppendsVariable = "STORAGE_TEST_APPENDS";
    internal const int Writers = 16;

    private static readonly Process Self = Process.GetCurrentProcess();
    private static int s_appends;

    internal static Process Start(string directory, int appends)
    {
        var program = Path.ChangeExtension(Assembly.GetExecutingAssembly().Location, OperatingSystem.IsWindows() ? "exe" : null);
        return Process.Start(new ProcessStartInfo(program)
        {
            ArgumentList = { "-method", $"{typeof(OtherProcess).FullName}.{nameof(Appends_until_it_kills_itself)}", "-explicit", "only" },
            RedirectStandardOutput = true,
            Environment = { [Variable] = directory, [AppendsVariable] = $"{appends}" },
        })!;
    }

    [Fact(Explicit = true)]
    public async Task Appends_until_it_kills_itself()
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

        s_appends = int.Parse(Environment.GetEnvironmentVariable(AppendsVariable)!, CultureInfo.InvariantCulture);
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
            if (Interlocked.Decrement(ref s_appends) == 0) Self.Kill();
        }
    }
}
