namespace Interviewing.WebFront.Live;

/// <summary>Why the server ends a connection.</summary>
internal enum LiveClosing
{
    /// <summary>The server stops: another one, or this one in a moment, takes the client back.</summary>
    Stopping,

    /// <summary>The client has not read for longer than it may.</summary>
    TooSlow,

    /// <summary>The candidate's token is good no more.</summary>
    Unauthorized,

    /// <summary>An event could not be sent.</summary>
    Broken,
}
