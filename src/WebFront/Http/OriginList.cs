namespace Interviewing.WebFront.Http;

/// <summary>The origins (RFC 6454) that are configured: whose pages may use this server beside its own.</summary>
/// <param name="Listed">As browsers send them, such as <c>https://app.example.com</c>.</param>
/// <param name="IsAny">All there are.</param>
internal sealed record OriginList(IReadOnlyList<string> Listed, bool IsAny)
{
    /// <summary>How a configured list must look.</summary>
    public const string Rule =
        "origins such as https://app.example.com or http://localhost:3000, without a path, separated by commas, or * for any";

    private const string Any = "*";

    /// <summary>No others.</summary>
    public static OriginList None { get; } = new([], IsAny: false);

    /// <summary>Reads the setting; null where it is not as <see cref="Rule"/> says.</summary>
    public static OriginList? Parse(string setting)
    {
        if (setting == Any)
            return new([], IsAny: true);
        List<string> listed = [];
        foreach (var entry in setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ParseOne(entry) is not { } origin)
                return null;
            listed.Add(origin);
        }

        return listed.Count == 0 ? null : new(listed, IsAny: false);
    }

    /// <summary>The origin of an address.</summary>
    public static string Of(Uri address) =>
        $"{address.Scheme}://{address.IdnHost}{(address.IsDefaultPort ? "" : FormattableString.Invariant($":{address.Port}"))}";

    private static string? ParseOne(string entry) =>
        Uri.TryCreate(entry, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && address.PathAndQuery == "/" && address.Fragment.Length == 0 && address.UserInfo.Length == 0
            ? Of(address) : null;
}
