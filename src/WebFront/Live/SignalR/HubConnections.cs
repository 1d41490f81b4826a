using Microsoft.AspNetCore.SignalR;

namespace Interviewing.WebFront.Live.SignalR;

/// <summary>
/// Lets the hub have its connection itself: a message that is serialised once for all can only be written to that.
/// </summary>
internal sealed class HubConnections(ILogger<DefaultHubLifetimeManager<InterviewHub>> logger)
    : DefaultHubLifetimeManager<InterviewHub>(logger)
{
    private static readonly object Key = new();

    /// <summary>The connection of a hub's caller.</summary>
    public static HubConnectionContext Of(HubCallerContext caller) => (HubConnectionContext)caller.Items[Key]!;

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Items[Key] = connection;
        return base.OnConnectedAsync(connection);
    }
}
