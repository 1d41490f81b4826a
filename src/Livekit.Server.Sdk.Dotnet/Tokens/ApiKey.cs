using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Livekit.Server.Sdk.Dotnet;

/// <summary>A key of the server with its secret, checked: both there, the secret at least 32 bytes.</summary>
internal sealed class ApiKey
{
    private const int SmallestSecret = 32;

    private readonly byte[] _secret;

    public ApiKey(string? key, string? secret)
    {
        if (string.IsNullOrEmpty(key) || string.IsNullOrEmpty(secret))
            throw new ArgumentException("apiKey and apiSecret must be set");
        Name = key;
        _secret = Encoding.UTF8.GetBytes(secret);
        if (_secret.Length < SmallestSecret)
        {
            throw new ArgumentException(
                $"apiSecret must be at least {SmallestSecret * 8} bits long, this one is {_secret.Length * 8} bits long");
        }
    }

    /// <summary>The key itself: the issuer of its tokens.</summary>
    public string Name { get; }

    /// <summary>The secret, as what tokens are signed with and verified by.</summary>
    public SymmetricSecurityKey Secret => new(_secret);
}
