using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Interviewing.Load.Slow;
using Interviewing.Servers;

// dotnet run -c Release --project tests/Load.Slow [--half-open 5000] [--wrong-keys 10000] [--good 10] [--seconds 20]
// Good clients conduct interviews; first alone, then beside connections whose headers never end and requests with wrong keys. The
// good ones' 99th percentile must stay under three times its quiet value, and none of their calls may fail. Each process needs a
// file descriptor for each connection (ulimit -n). All are of this machine, from three of its addresses.
const double MostTimes = 3;
const string Key = "a key of this measurement";
var options = SlowOptions.Parse(args);
var data = Directory.CreateTempSubdirectory("interviews-slow-");
var port = FreePort.Find();
Uri address = new($"http://127.0.0.1:{port}");
await using var server = ServerProcess.Start(
    BuiltProgram.PathOf("WebFront", "Interviewing.WebFront"),
    new Dictionary<string, string>
    {
        ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
        ["DATA_DIR"] = data.FullName,
        ["SPEECH_PROVIDER"] = "none",
        ["API_KEYS"] = "load:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key))),
    });
await HttpReadiness.WaitFor(new Uri(address, "/health"), server, TimeSpan.FromSeconds(60));
var phase = TimeSpan.FromSeconds(options.Seconds);
GoodClients good = new(address, Key, options.Good);
await good.RunAsync(phase / 2);

var quiet = await good.RunAsync(phase);
var before = ProcessFigures.Of(server.Id);
using CancellationTokenSource over = new();
HalfOpenConnections halfOpen = new(new(IPAddress.Loopback, port), IPAddress.Parse("127.0.0.2"), options.HalfOpen);
WrongKeys wrong = new(address, IPAddress.Parse("127.0.0.3"), options.WrongKeys);
var holding = halfOpen.RunAsync(over.Token);
// Until they are there.
await Task.Delay(TimeSpan.FromSeconds(5));
var wronging = wrong.RunAsync(phase);
var beside = await good.RunAsync(phase);
var held = halfOpen.Open;
await wronging;
var after = ProcessFigures.Of(server.Id);
await over.CancelAsync();
await holding;

var culture = CultureInfo.InvariantCulture;
Console.WriteLine(string.Create(culture, $"quiet: p50 {quiet.P50:F1} ms, p99 {quiet.P99:F1} ms, {quiet.Calls} calls, {quiet.Failed} failed"));
Console.WriteLine(string.Create(culture,
    $"beside {held} half-open connections ({halfOpen.Closed} closed by the server) and {options.WrongKeys} wrong keys "
    + $"({string.Join(", ", wrong.Statuses.Select(status => $"{status.Value} times {status.Key}"))}):"));
Console.WriteLine(string.Create(culture,
    $"       p50 {beside.P50:F1} ms, p99 {beside.P99:F1} ms, {beside.Calls} calls, {beside.Failed} failed; p99 is "
    + $"{beside.P99 / quiet.P99:F1} times its quiet value"));
Console.WriteLine(string.Create(culture,
    $"memory: {before.ResidentBytes >> 20} MiB before, {after.ResidentBytes >> 20} MiB beside them"));
await server.Kill();
data.Delete(recursive: true);
return beside.P99 < MostTimes * quiet.P99 && beside.Failed + quiet.Failed == 0 ? 0 : 1;
