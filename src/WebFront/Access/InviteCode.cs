using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Interviewing.Interviews;
using Interviewing.Tenants;

namespace Interviewing.WebFront.Access;

/// <summary>
/// What an invite link carries: which interview, and a secret of 24 random bytes, as one word without a meaning to its reader.
/// </summary>
/// <param name="Key">The interview.</param>
/// <param name="Secret">The secret.</param>
internal sealed record InviteCode(TenantKey Key, string Secret)
{
    private const int IdBytes = 16;
    private const int SecretBytes = 24;
    private const char BeforeTenant = '.';

    // Base64 of 40 bytes, without padding.
    private static readonly int WordLength = Base64Url.GetEncodedLength(IdBytes + SecretBytes);

    /// <summary>What the interview keeps of it.</summary>
    public string SecretHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Secret)));

    /// <summary>Makes one.</summary>
    public static InviteCode New(string tenant, string sessionId) =>
        new(new(tenant, sessionId), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>Reads one; null for what is none.</summary>
    public static InviteCode? Parse(string code)
    {
        var word = code;
        var tenant = TenantKey.DefaultTenant;
        if (code.IndexOf(BeforeTenant, StringComparison.Ordinal) is var dot and >= 0)
            (word, tenant) = (code[..dot], code[(dot + 1)..]);
        Span<byte> bytes = stackalloc byte[IdBytes + SecretBytes];
        if (word.Length != WordLength || !TenantKey.IsTenant(tenant) || !Base64Url.IsValid(word)
            || !Base64Url.TryDecodeFromChars(word, bytes, out var length) || length != bytes.Length)
            return null;
        var sessionId = new Guid(bytes[..IdBytes], bigEndian: true).ToString("D");
        return SessionId.IsValid(sessionId) ? new(new(tenant, sessionId), Convert.ToHexStringLower(bytes[IdBytes..])) : null;
    }

    /// <summary>The code as it is in the link.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[IdBytes + SecretBytes];
        Guid.ParseExact(Key.Id, "D").TryWriteBytes(bytes, bigEndian: true, out _);
        Convert.FromHexString(Secret, bytes[IdBytes..], out _, out _);
        var word = Base64Url.EncodeToString(bytes);
        return Key.Tenant == TenantKey.DefaultTenant ? word : word + BeforeTenant + Key.Tenant;
    }
}
