using System.Globalization;

namespace Interviewing.Servers;

/// <summary>What the kernel says of a process (proc(5)).</summary>
/// <param name="Cpu">The time that all its threads have been on a processor.</param>
/// <param name="ResidentBytes">The memory that it holds in RAM.</param>
public readonly record struct ProcessFigures(TimeSpan Cpu, long ResidentBytes)
{
    // USER_HZ: what proc counts in, the same on every Linux that .NET runs on, whatever the kernel's own rate is.
    private const double TicksPerSecond = 100;
    private const int UserTimeField = 14;
    private const int SystemTimeField = 15;

    /// <summary>Reads them now.</summary>
    public static ProcessFigures Of(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        // The second field is the program's name in brackets and may have blanks; what follows it has none.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = Number(fields[UserTimeField - 3]) + Number(fields[SystemTimeField - 3]);
        var pages = Number(File.ReadAllText($"/proc/{processId}/statm").Split(' ')[1]);
        return new(TimeSpan.FromSeconds(ticks / TicksPerSecond), pages * Environment.SystemPageSize);
    }

    /// <summary>The processor time of a process and of the processes that it started and that still run.</summary>
    public static TimeSpan CpuWithChildren(int processId)
    {
        var cpu = Of(processId).Cpu;
        foreach (var task in Directory.GetDirectories($"/proc/{processId}/task"))
        {
            foreach (var child in File.ReadAllText($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                cpu += CpuWithChildren(int.Parse(child, CultureInfo.InvariantCulture));
        }

        return cpu;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
