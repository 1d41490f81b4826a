using System.Net;

namespace Interviewing.WebFront.Http;

/// <summary>The names by which a machine calls itself.</summary>
internal static class LoopbackNames
{
    private const string Name = "localhost";
    private const string AnyBelow = "." + Name;

    /// <summary>Whether a host, with or without a port, is this machine whatever a name server says.</summary>
    public static bool Is(ReadOnlySpan<char> host)
    {
        host = WithoutPort(host);
        if (host is "127.0.0.1" or "[::1]")
            return true;
        if (host.Equals(Name, StringComparison.OrdinalIgnoreCase) || host.EndsWith(AnyBelow, StringComparison.OrdinalIgnoreCase))
            return true;
        return IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);
    }

    // The colons of an IPv6 address stand in brackets.
    private static ReadOnlySpan<char> WithoutPort(ReadOnlySpan<char> host)
    {
        var colon = host.LastIndexOf(':');
        return colon < 0 || host.EndsWith(']') ? host : host[..colon];
    }
}
