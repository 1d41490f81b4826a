namespace Interviewing.WebFront.Live;

/// <summary>
/// The seam to a transport: the way to one client. A transport opens a <see cref="LiveClient"/> with its outlet
/// (<see cref="LiveConnections.Open"/>), hands it each message of the client, one after the other
/// (<see cref="LiveClient.HandleAsync"/>), sends what that returns as the acknowledgement, where the client asked for
/// one, and disposes it when the connection is gone. It keeps no queue of its own.
/// </summary>
internal interface ILiveOutlet
{
    /// <summary>The transport's name.</summary>
    string Transport { get; }

    /// <summary>Whether its clients get the interviewer's words piece by piece too, where they do not say. Default no.</summary>
    bool BringsDeltas => false;

    /// <summary>
    /// Sends an event; returns when the transport has taken it, and not before: that is how it is known that a client
    /// does not read. Only one call at a time. A failure means that the connection is gone.
    /// </summary>
    ValueTask SendAsync(LiveEvent happened, CancellationToken cancellationToken);

    /// <summary>
    /// Ends the connection without waiting for the client, in a way that makes it come back. After that the transport
    /// disposes the <see cref="LiveClient"/> as for any connection that is gone. It may be called more than once, from
    /// any thread, while a send is under way.
    /// </summary>
    void Close(LiveClosing why);
}
