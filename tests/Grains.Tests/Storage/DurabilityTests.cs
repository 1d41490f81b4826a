using System.Globalization;

namespace Interviewing.Storage;

public sealed class DurabilityTests
{
    [Fact]
    public async Task What_was_acknowledged_survives_the_kill_of_the_process()
    {
        using var folder = new StorageFolder(open: false);
        var acknowledged = new Dictionary<string, int>();
        for (var kill = 0; kill < 4; kill++)
        {
            using var process = OtherProcess.Start(folder.Path, appends: 300 + 111 * kill);
            var lines = 0;
            while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                // A line that the kill has cut lacks its full stop.
                if (line.Split(' ') is not ["ack", var writer, var count, "."]) continue;
                var number = int.Parse(count, CultureInfo.InvariantCulture);
                acknowledged[writer] = Math.Max(acknowledged.GetValueOrDefault(writer), number);
                lines++;
            }

            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            // The kill may have cut off the lines of the last group: one for each of the writers.
            Assert.True(lines >= 300 + 111 * kill - OtherProcess.Writers, $"{lines} acknowledged");
            Assert.NotEqual(0, process.ExitCode);

            folder.Restart();
            foreach (var (writer, count) in acknowledged)
            {
                var read = await folder.ReadJournal(GrainId.Create("interview", writer));
                Assert.True(read.State!.Count >= count, $"{writer}: {count} acknowledged, {read.State.Count} there");
                Assert.Equal(Enumerable.Range(0, read.State.Count), read.State.Entries.Select(entry => ((Scored)entry).Score));
            }

            folder.Database.Dispose();
        }
    }

    [Fact]
    public async Task A_second_process_is_refused_with_a_line_that_names_the_directory()
    {
        using var folder = new StorageFolder();
        using var process = OtherProcess.Start(folder.Path, appends: 1);

        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Contains($"refused: DATA_DIR {folder.Path} is in use by another process", output, StringComparison.Ordinal);
    }
}
