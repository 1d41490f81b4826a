using System.Text.Json;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Limits;
using Microsoft.AspNetCore.SignalR;

namespace Interviewing.WebFront.Live.SignalR;

/// <summary>
/// Live events over SignalR. The methods take the one object of the contract as it came, so that what is wrong with it
/// is told as it is on every transport; their results are the acknowledgements.
/// </summary>
internal sealed class InterviewHub(LiveConnections connections, LiveSeats seats) : Hub
{
    /// <summary>
    /// Where a request's items have its caller: long polling gives the hub a copy of the request, without its features.
    /// </summary>
    public static readonly object CallerKey = new();

    private static readonly object Key = new();
    private static readonly object SeatKey = new();

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
        var caller = (Caller)Context.GetHttpContext()!.Items[CallerKey]!;
        try
        {
            Context.Items[SeatKey] = seats.Take(caller);
        }
        catch (RefusedException refusal)
        {
            // Many came at once: there was a seat when this one asked.
            throw new HubException(refusal.Message);
        }

        Context.Items[Key] = connections.Open(caller, new HubOutlet(HubConnections.Of(Context)));
        return Task.CompletedTask;
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(Key, out var client))
            await ((LiveClient)client!).DisposeAsync();
        if (Context.Items.TryGetValue(SeatKey, out var seat))
            ((IDisposable)seat!).Dispose();
    }
}
