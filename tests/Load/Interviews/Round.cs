using System.Diagnostics;
using Interviewing.Load.Figures;
using Interviewing.Load.Servers;

namespace Interviewing.Load.Interviews;

/// <summary>Many candidates at once against one server.</summary>
public static class Round
{
    private static int _interviewsBegun;

    /// <summary>Conducts interviews and returns when all are done.</summary>
    public static async Task<RoundFigures> Conduct(
        Target target, int interviews, int concurrency, Extent extent, CallRecord record)
    {
        var first = Interlocked.Add(ref _interviewsBegun, interviews) - interviews;
        var numbers = new InterviewNumbers(first, interviews);
        var candidates = Enumerable.Range(0, Math.Min(concurrency, interviews))
            .Select(_ => new Candidate(target.Address, record, extent)).ToList();
        var before = record.Interviews;
        var serverCpu = target.Figures?.Cpu;
        var clientCpu = Environment.CpuUsage.TotalTime;
        var began = Stopwatch.GetTimestamp();

        await Task.WhenAll(candidates.Select(candidate => candidate.ConductAll(numbers)));

        var figures = new RoundFigures(
            record.Interviews - before,
            Stopwatch.GetElapsedTime(began),
            target.Figures?.Cpu - serverCpu,
            Environment.CpuUsage.TotalTime - clientCpu);
        candidates.ForEach(candidate => candidate.Dispose());
        return figures;
    }
}
