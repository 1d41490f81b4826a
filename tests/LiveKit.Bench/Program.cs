using System.Diagnostics;
using System.Globalization;
using FakeLiveKit;
using Interviewing.Servers;
using Livekit.Server.Sdk.Dotnet;

// dotnet LiveKit.Bench.dll [calls per round, 1000] [rounds, 5]
// What a token costs the server, and what the server adds to LiveKit's own time for a room call: the same room asked for from
// LiveKit itself and through the server, one after the other, against tests/FakeLiveKit.
var calls = Number(0, 1000);
var rounds = Number(1, 5);
const string Secret = "a secret of the bench, thirty-two bytes long";

await using var liveKit = await FakeLiveKitServer.StartAsync(new() { ApiKey = "bench", ApiSecret = Secret });
var data = Directory.CreateTempSubdirectory("interviews-bench-");
var port = FreePort.Find();
var address = new Uri($"http://127.0.0.1:{port}");
await using var server = ServerProcess.Start(
    BuiltProgram.PathOf("WebFront", "Interviewing.WebFront"),
    new Dictionary<string, string>
    {
        ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
        ["DATA_DIR"] = data.FullName,
        ["LIVEKIT_URL"] = liveKit.Url.AbsoluteUri,
        ["LIVEKIT_API_KEY"] = "bench",
        ["LIVEKIT_API_SECRET"] = Secret,
    });
await HttpReadiness.WaitFor(new Uri(address, "/health"), server, TimeSpan.FromSeconds(30));
liveKit.Join("room-1", new() { Identity = "somebody" });
using var http = new HttpClient { BaseAddress = address };
using var connections = new SocketsHttpHandler();

for (var round = 0; round <= rounds; round++)
{
    var cpu = ProcessFigures.Of(server.Id).Cpu;
    for (var n = 0; n < calls; n++)
        (await http.GetAsync("/livekit/token?identity=maya&room=room-1")).EnsureSuccessStatusCode().Dispose();
    var perToken = (ProcessFigures.Of(server.Id).Cpu - cpu).TotalMilliseconds / calls;

    List<double> direct = [], through = [];
    for (var n = 0; n < calls; n++)
    {
        direct.Add(await TimeAsync(AskLiveKitAsync));
        through.Add(await TimeAsync(async () =>
            (await http.GetAsync("/livekit/room/room-1")).EnsureSuccessStatusCode().Dispose()));
    }

    // The first round warms up.
    if (round > 0)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"token {perToken:F3} ms CPU, request included; room call p50 {Median(through):F2} ms, LiveKit's own {Median(direct):F2} ms, "
            + $"added {Median(through) - Median(direct):F2} ms"));
    }
}

await server.Kill();
data.Delete(recursive: true);

async Task AskLiveKitAsync()
{
    using var client = new HttpClient(connections, disposeHandler: false);
    var request = new ListRoomsRequest();
    request.Names.Add("room-1");
    await new RoomServiceClient(liveKit.Url.AbsoluteUri, "bench", Secret, client).ListRooms(request);
}

static async Task<double> TimeAsync(Func<Task> call)
{
    var began = Stopwatch.GetTimestamp();
    await call();
    return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
}

static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

int Number(int index, int otherwise) =>
    args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;
