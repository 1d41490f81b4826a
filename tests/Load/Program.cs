using Interviewing.Load;
using Interviewing.Load.Modes;

// All sockets on one thread that also runs what waits for them: no hand-over from thread to thread for each answer.
// The runtime reads both when the first socket is made.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "1");

try
{
    var options = LoadOptions.Parse(args);
    var well = options switch
    {
        { MeasureStart: true } => await StartMode.Run(),
        { Paced: > 0 } => await PacedMode.Run(options),
        { Idle: > 0 } => await MemoryMode.WeighRunning(options),
        { Finished: > 0 } => await MemoryMode.WeighFinished(options),
        _ => await ComparisonMode.Run(options),
    };
    return well ? 0 : 1;
}
catch (Exception fault) when (fault is ArgumentException or UriFormatException)
{
    Console.Error.WriteLine($"{fault.Message}\n{LoadOptions.Usage}");
    return 2;
}
