using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Live;

/// <summary>Clients across the end of the process: they come back by themselves and have missed nothing.</summary>
public sealed class LiveCrashTests
{
    [Fact]
    public async Task AfterAKillEveryClientComesBackAndMissesNothing()
    {
        LiveInterviewTests.SkipWithoutNode();
        await using var product = await Installation.Start();
        var id = await product.Interviews.Create(Texts.Job, questionCount: 2);
        await using var signalr = await LivePeer.ConnectAsync("signalr", product.Address);
        await using var packed = await LivePeer.ConnectAsync("signalr-msgpack", product.Address);
        await using var plain = await LivePeer.ConnectAsync("ws", product.Address);
        LivePeer[] peers = [signalr, packed, plain];
        foreach (var peer in peers)
            await peer.DoneAsync("joinInterview", new { sessionId = id, after = 0 });
        Conversation interview = new(product.Interviews, id);
        await interview.Start();

        await interview.SayAll(LiveInterviewTests.Answer, said => said switch
        {
            2 => product.KillAndStart(),
            3 => StopAndStart(product),
            _ => Task.CompletedTask,
        });

        foreach (var peer in peers)
        {
            await peer.UntilAsync(() => LiveInterviewTests.IsOver(peer, id));
            Assert.Equal(2, peer.Connection.Count(state => state == "back"));
            await LiveInterviewTests.CheckAsync(product, peer, id);
        }
    }

    private static async Task StopAndStart(Installation product)
    {
        Assert.Equal(0, await product.Stop());
        await product.Start();
    }
}
