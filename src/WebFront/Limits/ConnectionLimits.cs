using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Interviewing.WebFront.Limits;

/// <summary>
/// Closes connections of an address that has as many as it may have: before anything is read of them, so that they cost next
/// to nothing.
/// </summary>
internal sealed class ConnectionLimits(ConnectionOptions options, TrustedProxies proxies)
{
    private readonly AddressCounts _counts = new(options.PerAddress);

    /// <summary>What handles a connection, for those that are let in.</summary>
    public ConnectionDelegate Around(ConnectionDelegate next) => connection =>
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        return address is null || proxies.Contains(address) ? next(connection) : RunAsync(connection, address, next);
    };

    private async Task RunAsync(ConnectionContext connection, IPAddress address, ConnectionDelegate next)
    {
        using var counted = _counts.Enter(address);
        if (counted is null)
        {
            connection.Abort(new ConnectionAbortedException("Its address has as many connections as it may have."));
            return;
        }

        await next(connection);
    }
}
