namespace Livekit.Server.Sdk.Dotnet;

/// <summary>
/// What the clients of the server's services share. A call leaves its token in the default headers of the
/// <see cref="HttpClient"/>: one client is for one call at a time.
/// </summary>
public class BaseService
{
    /// <summary>What the calls go through.</summary>
    protected readonly HttpClient httpClient;

    private readonly string _apiKey;
    private readonly string _apiSecret;

    /// <summary>A client of one server.</summary>
    /// <param name="host">The server's address, http or https. A path in it must end in a slash.</param>
    /// <param name="apiKey">A key that the server knows.</param>
    /// <param name="apiSecret">The key's secret, of 32 bytes or more.</param>
    /// <param name="client">What the calls go through; it must not have been used. Default: one of its own.</param>
    /// <exception cref="ArgumentException">Key or secret is missing, or the secret is too short.</exception>
    /// <exception cref="UriFormatException">The host is no address.</exception>
    public BaseService(string host, string apiKey, string apiSecret, HttpClient? client = null)
    {
        _ = new ApiKey(apiKey, apiSecret);
        (_apiKey, _apiSecret) = (apiKey, apiSecret);
        httpClient = client ?? new HttpClient();
        httpClient.BaseAddress = new Uri(host);
        httpClient.DefaultRequestHeaders.UserAgent.ParseAdd("LiveKit .NET SDK");
    }

    /// <summary>A token for a call.</summary>
    protected string AuthHeader(VideoGrants videoGrants) =>
        new AccessToken(_apiKey, _apiSecret).WithGrants(videoGrants).ToJwt();

    /// <summary>A token for a call that has to do with telephony.</summary>
    protected string AuthHeader(VideoGrants videoGrants, SIPGrants sipGrants) =>
        new AccessToken(_apiKey, _apiSecret).WithGrants(videoGrants).WithSipGrants(sipGrants).ToJwt();
}
