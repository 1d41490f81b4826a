using Interviewing.Rooms;
using Interviewing.WebFront.Hosting;

namespace Interviewing.WebFront.Pages;

/// <summary>
/// What the pages may do in a browser, beside what holds for every answer: scripts, styles and connections of this server
/// only, and connections to the LiveKit server; nobody frames them.
/// </summary>
internal sealed class PageHeaders(WebSettings settings)
{
    private const string Permissions = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()";

    private readonly string _policy = Policy(settings);

    public void AddTo(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = _policy;
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private static string Policy(WebSettings settings) => string.Join("; ",
        "default-src 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "img-src 'self' data:",
        "media-src 'self' blob:",
        $"connect-src 'self'{LiveKit(settings)}");

    // Clients reach LiveKit over a WebSocket and over HTTP.
    private static string LiveKit(WebSettings settings) => settings.LiveKit.Url is { } address
        ? $" {Origin(new Uri(LiveKitAddress.ForClients(address)))} {Origin(LiveKitAddress.ForCalls(address))}"
        : "";

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
