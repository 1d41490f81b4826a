using Microsoft.AspNetCore.Http.Features;
using System.Text.Json;
using Interviewing.WebFront.Access;
using Microsoft.AspNetCore.SignalR;

namespace Interviewing.WebFront.Live.SignalR;

/// <summary>
/// Live events over SignalR. The methods take the one object of the contract as it came, so that what is wrong with it
/// is told as it is on every transport; their results are the acknowledgements.
/// </summary>
internal sealed class InterviewHub(LiveConnections connections) : Hub
{
    private static readonly object Key = new();

    private LiveClient Client => (LiveClient)Context.Items[Key]!;

    [HubMethodName(LiveNames.JoinInterview)]
    public Task<LiveReply> JoinInterview(JsonElement message) => Client.HandleAsync(LiveNames.JoinInterview, message);

    [HubMethodName(LiveNames.LeaveInterview)]
    public Task<LiveReply> LeaveInterview(JsonElement message) => Client.HandleAsync(LiveNames.LeaveInterview, message);

    [HubMethodName(LiveNames.CandidateResponse)]
    public Task<LiveReply> CandidateResponse(JsonElement message) => Client.HandleAsync(LiveNames.CandidateResponse, message);

    [HubMethodName(LiveNames.StartInterview)]
    public Task<LiveReply> StartInterview(JsonElement message) => Client.HandleAsync(LiveNames.StartInterview, message);

    [HubMethodName(LiveNames.EndInterview)]
    public Task<LiveReply> EndInterview(JsonElement message) => Client.HandleAsync(LiveNames.EndInterview, message);

    [HubMethodName(LiveNames.WatchInterviews)]
    public Task<LiveReply> WatchInterviews(JsonElement message) => Client.HandleAsync(LiveNames.WatchInterviews, message);

    [HubMethodName(LiveNames.UnwatchInterviews)]
    public Task<LiveReply> UnwatchInterviews(JsonElement message) => Client.HandleAsync(LiveNames.UnwatchInterviews, message);

    public override Task OnConnectedAsync()
    {
        var caller = Context.GetHttpContext()!.Features.GetRequiredFeature<Caller>();
        Context.Items[Key] = connections.Open(caller, new HubOutlet(HubConnections.Of(Context)));
        return Task.CompletedTask;
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(Key, out var client))
            await ((LiveClient)client!).DisposeAsync();
    }
}
