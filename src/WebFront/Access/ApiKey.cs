using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Interviewing.Tenants;

namespace Interviewing.WebFront.Access;

/// <summary>
/// An operator's key as the server knows it: its SHA-256, not the key. A key is 32 random bytes, so that a fast hash is as
/// good as a slow one: there is nothing to guess.
/// </summary>
/// <param name="Name">What the key is called, in logs and in the audit.</param>
/// <param name="Hash">The key's SHA-256.</param>
/// <param name="Tenant">Whose interviews it opens.</param>
internal sealed record ApiKey(string Name, byte[] Hash, string Tenant)
{
    /// <summary>How a configured key must look.</summary>
    public const string Rule =
        "name:hash or name:hash:tenant, separated by commas: name of 1 to 64 letters, digits, dots, hyphens or underscores, hash as "
        + "the command 'keys new' prints it, tenant of a to z, 0 to 9 and -; each name and each hash once";

    // Recognised by scanners for leaked secrets.
    private const string Prefix = "ivk_";
    private const int KeyBytes = 32;
    private const int MaxName = 64;

    /// <summary>Makes a key.</summary>
    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The hash that is kept of a key.</summary>
    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>Reads the keys of a setting; null where it is not as <see cref="Rule"/> says.</summary>
    public static IReadOnlyList<ApiKey>? Parse(string setting)
    {
        List<ApiKey> keys = [];
        foreach (var entry in setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ParseOne(entry) is not { } key
                || keys.Exists(other => other.Name == key.Name || other.Hash.AsSpan().SequenceEqual(key.Hash)))
                return null;
            keys.Add(key);
        }

        return keys.Count == 0 ? null : keys;
    }

    /// <summary>True for a name that a key can have.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= MaxName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    /// <summary>The key as it is configured.</summary>
    public override string ToString() =>
        $"{Name}:{Convert.ToHexStringLower(Hash)}{(Tenant == TenantKey.DefaultTenant ? "" : ":" + Tenant)}";

    private static ApiKey? ParseOne(string entry)
    {
        var parts = entry.Split(':');
        if (parts.Length is not (2 or 3) || !IsName(parts[0]) || parts[1].Length != 2 * SHA256.HashSizeInBytes
            || !parts[1].All(char.IsAsciiHexDigit))
            return null;
        var tenant = parts.Length == 3 ? parts[2] : TenantKey.DefaultTenant;
        return TenantKey.IsTenant(tenant) ? new(parts[0], Convert.FromHexString(parts[1]), tenant) : null;
    }
}
