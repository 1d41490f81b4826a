using System.Security.Cryptography;

namespace Interviewing.WebFront.Access;

/// <summary>The operators' keys that are configured.</summary>
internal sealed class ApiKeys
{
    private readonly (byte[] Hash, Caller Caller)[] _keys;

    public ApiKeys(IEnumerable<ApiKey> keys) => _keys =
        [.. keys.Select(key => (key.Hash, new Caller { Kind = CallerKind.Operator, Name = key.Name, Tenant = key.Tenant }))];

    /// <summary>False: everybody on this machine is let in.</summary>
    public bool AreConfigured => _keys.Length > 0;

    /// <summary>Whose key it is; null for a wrong one. It takes the same time for every wrong one, and for every good one.</summary>
    public Caller? Find(string key)
    {
        var hash = ApiKey.HashOf(key);
        Caller? found = null;
        foreach (var (known, caller) in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, known))
                found = caller;
        }

        return found;
    }
}
