namespace Interviewing.Rooms;

/// <summary>The one address that is configured (ws, wss, http or https), as each use needs it.</summary>
public static class LiveKitAddress
{
    /// <summary>Where a LiveKit server in its development mode listens.</summary>
    private static readonly Uri Development = new("ws://localhost:7880");

    /// <summary>For calls of its API: http or https. Ends with a slash, so that a path under which it lies stays.</summary>
    public static Uri ForCalls(Uri configured) =>
        With(configured, IsSecure(configured) ? "https" : "http", configured.AbsolutePath.TrimEnd('/') + "/");

    /// <summary>For clients that join rooms: ws or wss, without a slash at its end, as LiveKit's own examples have it.</summary>
    public static string ForClients(Uri? configured)
    {
        var address = configured ?? Development;
        return With(address, IsSecure(address) ? "wss" : "ws", address.AbsolutePath).AbsoluteUri.TrimEnd('/');
    }

    private static bool IsSecure(Uri address) => address.Scheme is "wss" or "https";

    private static Uri With(Uri address, string scheme, string path)
    {
        var port = address.IsDefaultPort ? -1 : address.Port;
        return new UriBuilder(scheme, address.Host, port, path).Uri;
    }
}
