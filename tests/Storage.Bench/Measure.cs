using System.Diagnostics;

namespace Interviewing.Storage.Bench;

/// <summary>Time, processor time and latencies of one run.</summary>
internal sealed class Measure
{
    public const string Header =
        "what                                          writes/s  CPU us/write  in kernel   p50 ms   p99 ms   max ms";

    private readonly List<List<long>> _latencies = [];
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Environment.ProcessCpuUsage _cpu = Environment.CpuUsage;

    /// <summary>A list for the latencies of one writer.</summary>
    public List<long> NewList()
    {
        var list = new List<long>(1 << 16);
        lock (_latencies) _latencies.Add(list);
        return list;
    }

    public void Print(string what, int writesOfEach = 1)
    {
        var now = Environment.CpuUsage;
        var user = now.UserTime - _cpu.UserTime;
        var kernel = now.PrivilegedTime - _cpu.PrivilegedTime;
        var elapsed = Stopwatch.GetElapsedTime(_start);
        long[] all = [.. _latencies.SelectMany(list => list)];
        Array.Sort(all);
        var writes = (double)all.Length * writesOfEach;
        double At(double part) => Stopwatch.GetElapsedTime(0, all[(int)((all.Length - 1) * part)]).TotalMilliseconds;
        Console.WriteLine(
            $"{what,-44} {writes / elapsed.TotalSeconds,9:F0} {(user + kernel).TotalMicroseconds / writes,13:F1} "
            + $"{kernel.TotalMicroseconds / writes,10:F1} "
            + $"{At(0.5),8:F2} {At(0.99),8:F2} {At(1),8:F2}");
    }
}
