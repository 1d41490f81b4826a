using System.Net;
using System.Net.Sockets;

namespace Interviewing.WebFront.Limits;

/// <summary>
/// Folds addresses into a fixed number of places, so that what is counted by address takes the same memory however many there
/// are. Which addresses share a place differs from process to process, and cannot be known outside.
/// </summary>
internal static class AddressFold
{
    private const int MostBytes = 16;

    // What one customer gets of IPv6: its addresses there are as good as one.
    private const int NetworkBytes = 8;

    /// <summary>The place of an address, from 0 to one less than their number.</summary>
    public static int PlaceOf(IPAddress? address, int places)
    {
        if (address is null)
            return 0;
        Span<byte> bytes = stackalloc byte[MostBytes];
        var isOld = address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6;
        address.TryWriteBytes(bytes, out var length);
        HashCode hash = default;
        hash.AddBytes(isOld ? bytes[(length - 4)..length] : bytes[..NetworkBytes]);
        return (int)((uint)hash.ToHashCode() % (uint)places);
    }
}
