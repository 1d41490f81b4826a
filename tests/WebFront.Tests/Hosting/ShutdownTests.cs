using System.Net.Sockets;
using Interviewing.Interviews;
using Interviewing.WebFront.Tests.Interviews;
using Interviewing.WebFront.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Interviewing.WebFront.Tests.Hosting;

public sealed class ShutdownTests
{
    [Fact]
    public async Task ARequestUnderWayIsAnsweredAndNoOtherIsTaken()
    {
        TaskCompletionSource begun = new();
        TaskCompletionSource<InterviewerTurn> turn = new();
        await using var host = await WebFrontHost.StartAsync(grains => grains.On<IInterviewGrain>("Respond", (_, _) =>
        {
            begun.SetResult();
            return turn.Task;
        }));

        var underWay = host.PostAsync($"/interview/{Samples.Id}/response", """{"response":"a"}""");
        await begun.Task;
        var stopped = host.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(underWay.IsCompleted);
        await Assert.ThrowsAsync<HttpRequestException>(() => AskUntilRefusedAsync(host));
        turn.SetResult(Samples.Turn);

        Assert.Equal(200, (await underWay).Status);
        await stopped;
    }

    [Fact]
    public async Task ARequestOnAConnectionThatIsKeptIsToldToComeBack()
    {
        var cancelled = TestContext.Current.CancellationToken;
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);
        using TcpClient client = new();
        await client.ConnectAsync(host.Address.Host, host.Address.Port, cancelled);
        using StreamReader reader = new(client.GetStream());
        await client.GetStream().WriteAsync("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), cancelled);
        Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync(cancelled));

        // The moment between the signal and the end of the listening: what the web front itself says then.
        host.App.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await client.GetStream().WriteAsync("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), cancelled);
        var rest = await reader.ReadToEndAsync(cancelled);

        Assert.Contains("HTTP/1.1 503", rest, StringComparison.Ordinal);
        Assert.Contains("Connection: close", rest, StringComparison.Ordinal);
        Assert.Contains("Retry-After: 5", rest, StringComparison.Ordinal);
    }

    // Refused as soon as the listening has ended; until then, told to come back.
    private static async Task AskUntilRefusedAsync(WebFrontHost host)
    {
        while (true)
            Assert.Equal(503, (await host.GetAsync("/health")).Status);
    }
}
