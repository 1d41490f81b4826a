using System.Diagnostics;

namespace Interviewing.Storage.Bench;

/// <summary>The limit: what one wait for this disk costs.</summary>
internal static class FsyncBench
{
    public static void Run(string directory, int seconds)
    {
        using var file = File.OpenHandle(Path.Combine(directory, "fsync"), FileMode.Create, FileAccess.Write);
        var block = new byte[16 * 4096];
        for (var i = 0; i < 64; i++) RandomAccess.Write(file, block, i * block.Length);
        RandomAccess.FlushToDisk(file);

        var measure = new Measure();
        var latencies = measure.NewList();
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < seconds;)
        {
            var before = Stopwatch.GetTimestamp();
            RandomAccess.Write(file, block, latencies.Count % 64 * block.Length);
            RandomAccess.FlushToDisk(file);
            latencies.Add(Stopwatch.GetTimestamp() - before);
        }

        measure.Print("64 KB and fsync");
    }
}
