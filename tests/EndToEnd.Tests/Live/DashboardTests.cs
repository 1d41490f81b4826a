using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Interviewing.EndToEnd.Http;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Live;

public sealed class DashboardTests(BuiltInInstallation installed) : IClassFixture<BuiltInInstallation>
{
    [Fact]
    public async Task ADashboardThatOpensRightAfterAChangeShowsItAsThoseDoThatWereThere()
    {
        using var first = await WatchAsync();
        for (var turn = 0; turn < 3; turn++)
        {
            var id = await installed.Product.Interviews.Create("ICU nurse, night shift. You will monitor ventilated patients.", 1);
            await installed.Product.Interviews.Start(id);
            var answer = await installed.Product.Interviews.Respond(id, "r-1", "I have been an ICU nurse for six years.");
            var last = answer.As<TurnAnswer>().Sequence;
            // Those who were there are told of a change before it is on the list's disk.
            await SeesAsync(first, id, last);

            using var second = await WatchAsync();

            await SeesAsync(second, id, last);
        }
    }

    private async Task<ClientWebSocket> WatchAsync()
    {
        var socket = new ClientWebSocket();
        var address = new UriBuilder(installed.Product.Address) { Scheme = "ws", Path = "/ws" }.Uri;
        await socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        await socket.SendAsync(
            """{"event":"watchInterviews","data":{}}"""u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true,
            TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task SeesAsync(ClientWebSocket socket, string id, long sequence)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Deadline.Generous);
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var got = await socket.ReceiveAsync(buffer, deadline.Token);
            var message = JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(buffer, 0, got.Count));
            if (message.GetProperty("event").GetString() == "interviewChanged"
                && message.GetProperty("data") is var row
                && row.GetProperty("sessionId").GetString() == id && row.GetProperty("sequence").GetInt64() >= sequence)
                return;
        }
    }
}
