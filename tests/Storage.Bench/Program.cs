using System.Globalization;
using Interviewing.Storage.Bench;

// What storage costs, on the disk that the directory is on:
//   dotnet run -c Release --project tests/Storage.Bench -- [directory] [seconds] [writers,...]
var directory = args.Length > 0 ? args[0] : "bench-data";
var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
int[] writers = args.Length > 2 ? [.. args[2].Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture))] : [1, 8, 32, 256];
System.IO.Directory.CreateDirectory(directory);
try
{
    Console.WriteLine(Measure.Header);
    FsyncBench.Run(directory, seconds);
    foreach (var group in args.Length > 2 ? [] : (int[])[1, 16])
    {
        StatementBench.RunOwn(Path.Combine(directory, $"own-{group}"), group, seconds);
        StatementBench.RunAdo(Path.Combine(directory, $"ado-{group}"), group, seconds);
    }

    foreach (var count in writers)
    {
        await AppendBench.RunAsync(Path.Combine(directory, $"append-{count}"), count, seconds);
        await AuditBench.RunAsync(Path.Combine(directory, $"audit-{count}"), count, seconds);
    }
}
finally
{
    System.IO.Directory.Delete(directory, recursive: true);
}
