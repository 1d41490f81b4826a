using System.Security.Cryptography;
using Interviewing.Rooms;
using Interviewing.Tenants;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Interviewing.WebFront.Json;
using Livekit.Server.Sdk.Dotnet;

namespace Interviewing.WebFront.Rooms;

/// <summary>
/// Takes LiveKit's webhooks. Each comes with a token of our own key that has the body's hash in it. The SDK checks the token;
/// the hash is checked on the bytes as they came, and the body is read here, because the SDK's reader refuses a field that it
/// does not know, and so every LiveKit that is newer than it.
/// </summary>
internal sealed class WebhookEndpoint(IGrainFactory grains, WebSettings settings)
{
    private const string Scheme = "Bearer ";

    private readonly LiveKitKeys _keys = LiveKitKeys.Of(settings.LiveKit);

    public void Map(Routes routes) =>
        routes.PostUnkept(Admission.Everyone, "/livekit/webhook", TakeAsync)
            .Is(Groups.Rooms, "livekitWebhook", "LiveKit tells of its rooms",
                "Configure this address in LiveKit. Each event takes effect once, in whatever order they come.")
            .Header("Authorization", "LiveKit's signature: a token with the hash of the body.")
            .Gives<DoneView>().Refuses(400, 401, 413, 503);

    private async Task<Answer> TakeAsync(Call call)
    {
        var body = await RequestBody.ReadBytesAsync(call.Request);
        if (!IsSigned(call.Request.Headers.Authorization.ToString(), body))
        {
            throw new RefusedException(
                StatusCodes.Status401Unauthorized, "The webhook is not signed with LIVEKIT_API_KEY, or not this body.");
        }

        FieldErrors errors = new();
        var webhook = RequestBody.Parse(body, WebJson.Shapes.WebhookBody, errors);
        if (string.IsNullOrEmpty(webhook.Id))
            errors.Add("id", "is required");
        errors.ThrowIfAny();

        // Rooms whose names no interview can have are somebody else's.
        if (WebhookReading.Of(webhook) is not { } told || webhook.Room?.Name is not { } roomName || !IsOurs(roomName))
            return Done("The event does not matter here.");
        await grains.GetGrain<IRoomGrain>(roomName).Notify(told);
        return Done("The event is taken.");
    }

    private bool IsSigned(string authorization, byte[] body)
    {
        var token = authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..] : authorization;
        try
        {
            var claims = new TokenVerifier(_keys.ApiKey, _keys.ApiSecret).Verify(token);
            return claims.Sha256 == Convert.ToBase64String(SHA256.HashData(body));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The verifier has many ways to say that a token is none of ours.
            return false;
        }
    }

    private bool IsOurs(string roomName)
    {
        FieldErrors errors = new();
        var (tenant, name) = TenantKey.Parse(roomName);
        return TenantKey.IsTenant(tenant) && TenantKey.Of(tenant, name) == roomName
            && !string.IsNullOrEmpty(new FieldRules(errors, settings.Limits).Id("room", name)) && !errors.Has("room");
    }

    private static Answer Done(string message) =>
        Answer.Ok(new() { Success = true, Message = message }, WebJson.Shapes.DoneView);
}
