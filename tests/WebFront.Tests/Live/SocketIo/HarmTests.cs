using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using Interviewing.WebFront.Live;
using Interviewing.WebFront.Live.SocketIo;
using Interviewing.WebFront.Tests.Live.Support;
using Interviewing.WebFront.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Interviewing.WebFront.Tests.Live.SocketIo;

/// <summary>Clients that send anything at all, and clients that go in every way.</summary>
public sealed class HarmTests : IAsyncLifetime
{
    private static readonly string[] Pieces =
    [
        "0", "1", "2", "3", "4", "5", "6", "40", "41", "42", "43", "44", "45", "451-", "461-", "b", "2probe", "3probe",
        "[", "]", "{", "}", "\"", ",", "/", "/admin,", "12", "99999999999999999999", "null", "\"joinInterview\"",
        "\"candidateResponse\"", "{\"sessionId\":\"" + Samples.Id + "\"}", "\\ud800", "\u001e", "\0", "ä", "😀", " ",
    ];

    private readonly FakeInterview _interview = new(Samples.Id);
    private WebFrontHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebFrontHost.StartAsync(
        FakeInterview.Grains(_interview), settings => settings.Limits.BodyBytes = 4096);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task GarbageHarmsNobody()
    {
        using var bystander = await EngineClient.WebSocketAsync(_host);
        await bystander.SendAsync($$"""42["joinInterview",{"sessionId":"{{Samples.Id}}","after":0}]""");
        await bystander.ReceiveAsync();
        Random random = new(20_260_305);
        for (var round = 0; round < 150; round++)
        {
            await PostGarbageAsync(random);
            await SendGarbageAsync(random);
            await AskForGarbageAsync(random);
        }

        var sequence = _interview.Say("Still there.");
        while (await bystander.ReceiveAsync() is { } packet)
        {
            if (packet.Contains($"\"sequence\":{sequence},", StringComparison.Ordinal))
                return;
        }

        Assert.Fail("The bystander was cut off.");
    }

    [Fact]
    public async Task NothingStaysOfASessionThatIsOver()
    {
        var sessions = _host.App.Services.GetRequiredService<EngineSessions>();
        var connections = _host.App.Services.GetRequiredService<LiveConnections>();
        List<WeakReference> gone = [];
        for (var round = 0; round < 5; round++)
        {
            gone.Add(await ComeAndGoAsync(EngineClient.PollingAsync, client => client.PostAsync("1")));
            gone.Add(await ComeAndGoAsync(EngineClient.WebSocketAsync, client => client.SendAsync("1")));
            gone.Add(await ComeAndGoAsync(EngineClient.WebSocketAsync, client => client.CloseAsync()));
            gone.Add(await ComeAndGoAsync(EngineClient.WebSocketAsync, client =>
            {
                client.Drop();
                return Task.CompletedTask;
            }));
        }

        await LiveBench.Until(() => sessions.Count == 0 && connections.Count == 0 && _interview.Observers == 0);
        await LiveBench.Until(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return !gone.Exists(session => session.IsAlive);
        });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> ComeAndGoAsync(
        Func<WebFrontHost, Task<EngineClient>> come, Func<EngineClient, Task> go)
    {
        using var client = await come(_host);
        WeakReference session = new(client.Session!);
        var join = $$"""42["joinInterview",{"sessionId":"{{Samples.Id}}","participantId":"maya","after":0}]""";
        if (client.IsOnSocket)
            await client.SendAsync(join);
        else
            await client.PostAsync(join);
        await go(client);
        return session;
    }

    private async Task PostGarbageAsync(Random random)
    {
        using EngineClient client = new(_host);
        await client.OpenAsync();
        if (random.Next(3) > 0)
            await client.PostAsync("40");
        var reply = await client.PostRawAsync(Garbage(random), random.Next(8) == 0 ? "application/octet-stream" : "text/plain");
        Assert.InRange(reply.Status, 200, 499);
        Assert.DoesNotContain(" at Interviewing", reply.Body, StringComparison.Ordinal);
        await client.PostRawAsync("1"u8.ToArray());
    }

    private async Task SendGarbageAsync(Random random)
    {
        using var client = await EngineClient.WebSocketAsync(_host);
        var type = random.Next(6) == 0 ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
        for (var n = random.Next(4); n >= 0; n--)
            await client.TrySendAsync(Garbage(random), type);
        if (random.Next(2) == 0)
            client.Drop();
    }

    private async Task AskForGarbageAsync(Random random)
    {
        var query = Uri.EscapeDataString(Encoding.Latin1.GetString(Garbage(random)));
        string[] names = ["EIO", "transport", "sid", "t", "j", ""];
        using HttpRequestMessage request = new(
            random.Next(2) == 0 ? HttpMethod.Get : HttpMethod.Post,
            $"/socket.io/?EIO=4&transport=polling&{names[random.Next(names.Length)]}={query}");
        if (random.Next(4) == 0)
        {
            request.Headers.Connection.Add("Upgrade");
            request.Headers.Upgrade.Add(new ProductHeaderValue("websocket"));
        }

        using var response = await _host.Client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.InRange((int)response.StatusCode, 100, 499);
    }

    private static byte[] Garbage(Random random)
    {
        if (random.Next(12) == 0)
            return Encoding.UTF8.GetBytes("42[\"" + new string('x', random.Next(3 * 4096)));
        StringBuilder text = new();
        for (var n = random.Next(12); n > 0; n--)
            text.Append(Pieces[random.Next(Pieces.Length)]);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        for (var n = random.Next(4) == 0 ? random.Next(3) : 0; n > 0 && bytes.Length > 0; n--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }
}
