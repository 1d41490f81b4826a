using Livekit.Server.Sdk.Dotnet;

namespace Interviewing.LiveKitSdk.Tests.Services;

public sealed class AgentDispatchServiceTests : LiveKitFixture
{
    [Fact]
    public async Task An_agent_is_sent_into_a_room_which_is_made_for_it()
    {
        var dispatch = await SendAsync("r1");

        Assert.StartsWith("AD_", dispatch.Id, StringComparison.Ordinal);
        Assert.Equal(("ai", "r1", "s1"), (dispatch.AgentName, dispatch.Room, dispatch.Metadata));
        Assert.NotEqual(0, dispatch.State.CreatedAt);
        Assert.Empty(dispatch.State.Jobs);
        Assert.NotNull(Server.FindRoom("r1"));
    }

    [Fact]
    public async Task Dispatches_are_listed_and_that_of_the_nameless_agent_is_among_them()
    {
        var dispatch = await SendAsync("r1");

        var all = await Dispatches.ListDispatch(new ListAgentDispatchRequest { Room = "r1" });
        var one = await Dispatches.ListDispatch(new ListAgentDispatchRequest { Room = "r1", DispatchId = dispatch.Id });

        Assert.Equal(["", "ai"], all.AgentDispatches.Select(each => each.AgentName));
        Assert.Equal("s1", Assert.Single(one.AgentDispatches).Metadata);
    }

    [Fact]
    public async Task A_dispatch_says_which_participant_its_agent_is()
    {
        var dispatch = await SendAsync("r1");
        var agent = Server.JoinAgent("r1", dispatch.Id);

        var listed = await Dispatches.ListDispatch(new ListAgentDispatchRequest { Room = "r1", DispatchId = dispatch.Id });

        var job = Assert.Single(Assert.Single(listed.AgentDispatches).State.Jobs);
        Assert.Equal((agent.Identity, JobStatus.JsRunning), (job.State.ParticipantIdentity, job.State.Status));
        Assert.Equal((dispatch.Id, "ai"), (job.DispatchId, job.AgentName));
    }

    [Fact]
    public async Task A_dispatch_taken_back_takes_its_agent_along()
    {
        var dispatch = await SendAsync("r1");
        Server.JoinAgent("r1", dispatch.Id);

        var gone = await Dispatches.DeleteDispatch(new DeleteAgentDispatchRequest { Room = "r1", DispatchId = dispatch.Id });

        Assert.Equal(dispatch.Id, gone.Id);
        Assert.Empty(Server.FindRoom("r1")!.Participants);
        Assert.Equal([""], Server.FindRoom("r1")!.Dispatches.Select(each => each.AgentName));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_taken_back()
    {
        await SendAsync("r1");

        Assert.Equal(Twirp.ErrorCode.Not_Found, (await RefusedAsync(() => Dispatches.DeleteDispatch(
            new DeleteAgentDispatchRequest { Room = "r1", DispatchId = "AD_x" }))).Type);
        Assert.Equal(Twirp.ErrorCode.Unavailable, (await RefusedAsync(() => Dispatches.ListDispatch(
            new ListAgentDispatchRequest { Room = "r2" }))).Type);
    }

    private Task<AgentDispatch> SendAsync(string room) => Dispatches.CreateDispatch(
        new CreateAgentDispatchRequest { Room = room, AgentName = "ai", Metadata = "s1" });
}
