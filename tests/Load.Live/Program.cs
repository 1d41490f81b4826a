using System.Diagnostics;
using System.Globalization;
using Interviewing.Load.Live;
using Interviewing.Servers;

// dotnet run -c Release --project tests/Load.Live [--connections 2000] [--interviews 500] [--answers 100] [--seconds 60] [--drops 0]
// Clients on WebSockets watch interviews that are answered over REST. Every client checks that every event of its interview
// comes once, in order; at the end each must have the interview's last one.
var options = FanOutOptions.Parse(args);
var data = Directory.CreateTempSubdirectory("interviews-fanout-");
var port = FreePort.Find();
var address = new Uri($"http://127.0.0.1:{port}");
await using var server = ServerProcess.Start(
    BuiltProgram.PathOf("WebFront", "Interviewing.WebFront"),
    new Dictionary<string, string>
    {
        ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
        ["DATA_DIR"] = data.FullName,
        ["INTERVIEW_TIME_LIMIT_MINUTES"] = "480",
        ["INTERVIEW_ABANDONED_AFTER_MINUTES"] = "480",
    });
await HttpReadiness.WaitFor(new Uri(address, "/health"), server, TimeSpan.FromSeconds(30));
using var http = new HttpClient { BaseAddress = address };
Interviews interviews = new(http);
Tally tally = new();
var random = new Random(20_261_124);

var slots = Enumerable.Range(0, options.Interviews).Select(_ => new Slot()).ToArray();
await Parallel.ForEachAsync(
    Enumerable.Range(0, slots.Length), new ParallelOptions { MaxDegreeOfParallelism = 8 },
    async (n, _) => slots[n].Begin(await interviews.BeginAsync(n)));
var before = ProcessFigures.Of(server.Id);
var clients = Enumerable.Range(0, options.Connections)
    .Select(n => new Client(new Uri($"ws://127.0.0.1:{port}/ws"), slots[n % slots.Length], tally)).ToArray();
for (var n = 0; n < clients.Length; n++)
    slots[n % slots.Length].Clients.Add(clients[n]);
await Parallel.ForEachAsync(
    clients, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (client, _) => await client.StartAsync());
await Task.Delay(TimeSpan.FromSeconds(2));
var connected = ProcessFigures.Of(server.Id);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{clients.Length} connections over {slots.Length} interviews: "
    + $"{(connected.ResidentBytes - before.ResidentBytes) / 1024.0 / clients.Length:F1} KiB a connection"));

var (cpu, count) = (connected.Cpu, tally.Count);
using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
List<Task> answering = [];
var (answered, next) = (0, 0);
for (var tick = 1; tick <= options.Seconds * 10; tick++)
{
    await timer.WaitForNextTickAsync();
    for (; answered < options.AnswersPerSecond * tick / 10; answered++)
        answering.Add(AnswerAsync(next++ % slots.Length));
    for (var n = 0; n < options.DropsPerSecond && tick % 10 == 0; n++)
        clients[random.Next(clients.Length)].Drop();
    answering.RemoveAll(task => task.IsCompletedSuccessfully);
}

await Task.WhenAll(answering);
var end = ProcessFigures.Of(server.Id);
var delivered = tally.Count - count;
await Task.Delay(TimeSpan.FromSeconds(3));

var lost = 0L;
foreach (var slot in slots)
{
    var (_, last) = await interviews.StatusAsync(slot.Id);
    lost += slot.Clients.Sum(client => last - client.Last);
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{answered} answers in {options.Seconds} s, {tally.Drops} drops: {delivered} events delivered, {(double)delivered / options.Seconds:F0}/s, "
    + $"{(end.Cpu - cpu).TotalMicroseconds / delivered:F0} us of server CPU each, the interviews' own work included"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"an answer's event at each client, p50 and p99: {tally.SinceAcknowledged.P50:F1} and {tally.SinceAcknowledged.P99:F1} ms after its "
    + $"acknowledgement, {tally.SinceSent.P50:F1} and {tally.SinceSent.P99:F1} ms after it was sent"));
Console.WriteLine($"lost {lost}, misplaced or refused {tally.Wrong.Count}");
foreach (var wrong in tally.Wrong.Take(5))
    Console.WriteLine("  " + wrong);

foreach (var client in clients)
    await client.DisposeAsync();
await server.Kill();
data.Delete(recursive: true);
return lost == 0 && tally.Wrong.Count == 0 ? 0 : 1;

async Task AnswerAsync(int n)
{
    var slot = slots[n];
    var id = slot.Id;
    var sent = Stopwatch.GetTimestamp();
    if (await interviews.AnswerAsync(id) is { } sequence)
        slot.Acknowledged(id, sequence, sent);
    else if ((await interviews.StatusAsync(id)).State is "completed" or "expired" && slot.Id == id)
        await GoOnAsync(slot, n);
}

// All have seen the end of this one before they go on to the next.
async Task GoOnAsync(Slot slot, int n)
{
    var (_, last) = await interviews.StatusAsync(slot.Id);
    for (var tries = 0; tries < 100 && slot.Clients.Any(client => client.Last < last); tries++)
        await Task.Delay(50);
    if (slot.Clients.Any(client => client.Last < last))
        tally.Misplaced($"{slot.Id}: the end did not come");
    slot.Begin(await interviews.BeginAsync(n));
    foreach (var client in slot.Clients)
        await client.JoinAsync();
}
