using System.Net;

namespace Interviewing.WebFront.Limits;

/// <summary>The proxies whose word counts on who a client is and how it called.</summary>
/// <param name="Networks">Where they are; a single address is a network of one.</param>
internal sealed record TrustedProxies(IReadOnlyList<IPNetwork> Networks)
{
    /// <summary>How a configured list must look.</summary>
    public const string Rule = "IP addresses or networks such as 10.0.0.5 or 10.1.0.0/16, separated by commas";

    /// <summary>None.</summary>
    public static TrustedProxies None { get; } = new([]);

    /// <summary>Reads the setting; null where it is not as <see cref="Rule"/> says.</summary>
    public static TrustedProxies? Parse(string setting)
    {
        List<IPNetwork> networks = [];
        foreach (var entry in setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(entry, out var address))
                networks.Add(new(address, address.GetAddressBytes().Length * 8));
            else if (IPNetwork.TryParse(entry, out var network))
                networks.Add(network);
            else
                return null;
        }

        return networks.Count == 0 ? null : new(networks);
    }

    /// <summary>Whether an address is one of theirs.</summary>
    public bool Contains(IPAddress address)
    {
        if (Networks.Count == 0)
            return false;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        foreach (var network in Networks)
        {
            if (network.Contains(address))
                return true;
        }

        return false;
    }
}
