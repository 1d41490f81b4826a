using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Interviewing.WebFront.Live.SignalR;

/// <summary>The way to a client that speaks SignalR.</summary>
internal sealed class HubOutlet(HubConnectionContext connection) : ILiveOutlet
{
    public string Transport => "signalr";

    public bool BringsDeltas => true;

    public ValueTask SendAsync(LiveEvent happened, CancellationToken cancellationToken) =>
        connection.WriteAsync(happened.As(Encode), cancellationToken);

    public void Close(LiveClosing why)
    {
        // A server that stops closes its connections itself, and tells the clients to come back. Aborting the connection
        // of the hub would tell them not to; aborting the one below it is a lost connection to them.
        if (why != LiveClosing.Stopping)
            connection.Features.Get<IConnectionLifetimeFeature>()!.Abort();
    }

    private static SerializedHubMessage Encode(LiveEvent happened) =>
        new(new InvocationMessage(happened.Name, [new RawJson(happened.Json)]));
}
