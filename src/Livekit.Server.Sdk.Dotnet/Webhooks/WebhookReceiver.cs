using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace Livekit.Server.Sdk.Dotnet;

/// <summary>Reads webhooks, and refuses those that the key did not sign.</summary>
public class WebhookReceiver : TokenVerifier
{
    /// <summary>A receiver for one key. Both must be given, and the secret must have 32 bytes or more.</summary>
    /// <exception cref="ArgumentException">One is missing, or the secret is too short.</exception>
    public WebhookReceiver(string? apiKey = null, string? apiSecret = null)
        : base(apiKey, apiSecret)
    {
    }

    /// <summary>What a webhook says.</summary>
    /// <param name="body">The body as it came.</param>
    /// <param name="authHeader">The header Authorization: the token alone, without a scheme.</param>
    /// <param name="skipAuth">True to believe the body without a token.</param>
    /// <param name="ignoreUnknownFields">
    /// It has no effect on JSON, in the published SDK as here: a field that the SDK does not know is an error.
    /// </param>
    /// <exception cref="Exception">The header is missing, or the token is for another body, or not valid.</exception>
    /// <exception cref="InvalidProtocolBufferException">The body is no webhook, or has an unknown field.</exception>
    public WebhookEvent Receive(
        string body, string? authHeader = null, bool skipAuth = false, bool ignoreUnknownFields = true)
    {
        if (!skipAuth)
        {
            if (string.IsNullOrEmpty(authHeader))
                throw new Exception("Authorization header is empty");
            if (Verify(authHeader).Sha256 != Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body))))
                throw new Exception("Sha256 checksum of the body does not match");
        }

        return WebhookEvent.Parser.WithDiscardUnknownFields(ignoreUnknownFields).ParseJson(body);
    }
}
