using Interviewing.Storage.Bench;

// What storage costs, on the disk that the directory is on:
//   dotnet run -c Release --project tests/Storage.Bench -- [directory] [seconds]
var directory = args.Length > 0 ? args[0] : "bench-data";
var seconds = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 5;
System.IO.Directory.CreateDirectory(directory);
try
{
    Console.WriteLine($"{"what",-44} {"writes/s",9} {"CPU us/write",13} {"p50 ms",8} {"p99 ms",8} {"max ms",8}");
    FsyncBench.Run(directory, seconds);
    foreach (var group in (int[])[1, 16])
    {
        StatementBench.RunOwn(Path.Combine(directory, $"own-{group}"), group, seconds);
        StatementBench.RunAdo(Path.Combine(directory, $"ado-{group}"), group, seconds);
    }

    foreach (var writers in (int[])[1, 8, 32, 256])
        await AppendBench.RunAsync(Path.Combine(directory, $"append-{writers}"), writers, seconds);
}
finally
{
    System.IO.Directory.Delete(directory, recursive: true);
}
