using Microsoft.Extensions.Primitives;

namespace Interviewing.WebFront.Http;

/// <summary>
/// What every answer tells browsers: not to guess its type, to run and frame nothing of it, to tell no other site where it was
/// asked for, and to keep nothing, since most of it is somebody's words. What may be kept, and pages, say otherwise.
/// </summary>
internal static class SecurityHeaders
{
    private const string ReferrerPolicyHeader = "Referrer-Policy";

    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoStore = "no-store";
    private static readonly StringValues NoReferrer = "no-referrer";
    private static readonly StringValues Nothing = "default-src 'none'; frame-ancestors 'none'";

    public static void Set(IHeaderDictionary headers)
    {
        headers.CacheControl = NoStore;
        headers.XContentTypeOptions = NoSniff;
        headers[ReferrerPolicyHeader] = NoReferrer;
        headers.ContentSecurityPolicy = Nothing;
    }
}
