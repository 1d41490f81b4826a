using System.Runtime.InteropServices;
using Interviewing.Hosting;
using Interviewing.LocalCluster;

using CancellationTokenSource stop = new();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
try
{
    var settings = LocalClusterSettings.Read(args);
    await using ClusterProcesses cluster = new(settings);
    await using FrontDoor door = await FrontDoor.OpenAsync(settings);
    try
    {
        await cluster.StartAsync(door, stop.Token);
        await cluster.SuperviseAsync(stop.Token);
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        Output.Write("Stopping: web fronts, then silos, then the storage.");
    }

    var succeeded = await cluster.StopAsync();
    Output.Write(succeeded ? "Everything has stopped." : "Some processes did not stop in time and were killed.");
    return succeeded ? 0 : 1;
}
catch (Exception failure) when (StartFailure.CanBeMended(failure))
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
