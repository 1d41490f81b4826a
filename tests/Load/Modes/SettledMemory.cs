using System.Diagnostics;
using Interviewing.Servers;

namespace Interviewing.Load.Modes;

/// <summary>The resident memory of a process once it no longer changes.</summary>
public static class SettledMemory
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private const double Steady = 0.005;

    /// <summary>Waits until it has stayed within half a percent for ten seconds, at most a minute and a half.</summary>
    public static async Task<long> Of(int processId)
    {
        var began = Stopwatch.GetTimestamp();
        var (steadySince, reference) = (began, ProcessFigures.Of(processId).ResidentBytes);
        using var timer = new PeriodicTimer(Between);
        while (Stopwatch.GetElapsedTime(steadySince) < Quiet && Stopwatch.GetElapsedTime(began) < Longest)
        {
            await timer.WaitForNextTickAsync();
            var now = ProcessFigures.Of(processId).ResidentBytes;
            if (Math.Abs(now - reference) > reference * Steady)
                (steadySince, reference) = (Stopwatch.GetTimestamp(), now);
        }

        return ProcessFigures.Of(processId).ResidentBytes;
    }
}
