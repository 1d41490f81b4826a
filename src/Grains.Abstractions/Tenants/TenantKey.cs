using System.Buffers;

namespace Interviewing.Tenants;

/// <summary>
/// The grain key of what belongs to a tenant: an interview by its session id, a room by its name. Tenants are apart by it:
/// under another tenant's key there is another grain, which knows of nothing. The default tenant's keys are the bare ids.
/// </summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Id">Its id within the tenant.</param>
public readonly record struct TenantKey(string Tenant, string Id)
{
    /// <summary>The tenant of those who are not told apart.</summary>
    public const string DefaultTenant = "default";

    /// <summary>The longest name of a tenant, in characters.</summary>
    public const int MaxTenantLength = 32;

    // In no id and in no tenant's name.
    private const char Separator = '/';

    private static readonly SearchValues<char> TenantCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The key of an id.</summary>
    public static string Of(string tenant, string id) => tenant == DefaultTenant ? id : string.Concat(tenant, "/", id);

    /// <summary>What a key is of.</summary>
    public static TenantKey Parse(string key)
    {
        var end = key.IndexOf(Separator, StringComparison.Ordinal);
        return end < 0 ? new(DefaultTenant, key) : new(key[..end], key[(end + 1)..]);
    }

    /// <summary>True for a name that a tenant can have: 1 to 32 of a to z, 0 to 9 and -.</summary>
    public static bool IsTenant(string? name) =>
        name is { Length: > 0 and <= MaxTenantLength } && !name.AsSpan().ContainsAnyExcept(TenantCharacters);

    /// <summary>The key.</summary>
    public override string ToString() => Of(Tenant, Id);
}
