using System.Net.Http.Json;
using System.Text.Json;
using Interviewing.Cluster.Running;
using Interviewing.Servers;

namespace Interviewing.Cluster;

/// <summary>Two versions of the contracts side by side, as in a rolling upgrade.</summary>
[Trait(Needs.Trait, Needs.SeveralSilos)]
public sealed class ContractTests
{
    private const string Id = "0196f3a0-1111-7222-8333-444455556666";

    [Fact]
    public async Task AClientOfAnotherVersionAndTheSilosUnderstandOneAnother()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1, fronts: 1);

        await using var other = ServerProcess.Start(
            BuiltProgram.PathOf("OtherVersion", "Interviewing.OtherVersion"), cluster.Settings, Id);
        var code = await other.WaitForExit(ClusterUnderTest.Generous);

        Assert.True(code == 0, other.Output);
        Assert.Equal(
            [
                "created True Waiting 0", "started Introduction, the new thing: not sent", "answered Questioning, the new thing: not sent",
                "event 1 ParticipantJoined", "event 2 AiInterviewerMessage", "event 3 StateChanged", "event 4 CandidateMessage",
                "event 5 AiInterviewerMessage", "event 6 StateChanged",
            ],
            other.Output.Split('\n'));
        using HttpClient http = new() { BaseAddress = cluster.Addresses[0] };
        var status = await http.GetFromJsonAsync<JsonElement>($"/interview/{Id}", TestContext.Current.CancellationToken);
        Assert.Equal("questioning", status.GetProperty("state").GetString());
        Assert.Equal("room", status.GetProperty("roomName").GetString());
    }
}
