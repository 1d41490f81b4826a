using Interviewing.Rooms;
using Interviewing.Tenants;
using Interviewing.WebFront.Hosting;
using Livekit.Server.Sdk.Dotnet;

namespace Interviewing.WebFront.Rooms;

/// <summary>Issues LiveKit access tokens: for one identity in one room, with no more rights than the role needs.</summary>
internal sealed class LiveKitTokens(WebSettings settings)
{
    private readonly LiveKitKeys _keys = LiveKitKeys.Of(settings.LiveKit);

    /// <summary>Where the holder of a token connects to.</summary>
    public string Url { get; } = LiveKitAddress.ForClients(settings.LiveKit.Url);

    public string Issue(TokenRequest request)
    {
        var speaks = request.Role == TokenRole.Candidate;
        return new AccessToken(_keys.ApiKey, _keys.ApiSecret)
            .WithIdentity(request.Identity)
            .WithName(request.Name ?? request.Identity)
            .WithTtl(request.Ttl)
            .WithGrants(new VideoGrants
            {
                RoomJoin = true,
                Room = TenantKey.Of(request.Tenant, request.Room),
                CanSubscribe = true,
                CanPublish = speaks,
                CanPublishData = speaks,
                Hidden = !speaks,
            })
            .ToJwt();
    }
}
