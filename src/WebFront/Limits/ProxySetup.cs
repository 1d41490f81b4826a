using Interviewing.WebFront.Hosting;
using Microsoft.AspNetCore.HttpOverrides;

namespace Interviewing.WebFront.Limits;

/// <summary>What changes behind a proxy. Nothing of it is in the way of requests where it is not configured.</summary>
internal static class ProxySetup
{
    private const int HttpsPort = 443;

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static void AddHttpsRedirect(this IServiceCollection services, WebSettings settings)
    {
        services.AddHttpsRedirection(options =>
        {
            options.RedirectStatusCode = StatusCodes.Status308PermanentRedirect;
            options.HttpsPort = settings.PublicUrl is { Scheme: "https" } address ? address.Port : HttpsPort;
        });
        services.AddHsts(options => options.MaxAge = Year);
    }

    /// <summary>Takes the word of trusted proxies on the client's address, scheme and host.</summary>
    public static void UseTrustedProxies(this WebApplication app, WebSettings settings)
    {
        if (settings.TrustedProxies.Networks.Count == 0)
            return;
        ForwardedHeadersOptions options = new()
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            // As far back as they are trusted.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.TrustedProxies.Networks)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    /// <summary>Sends clients to HTTPS, but for those that ask whether the process is there: they come from beside it.</summary>
    public static void UseHttpsRedirect(this WebApplication app, WebSettings settings)
    {
        if (!settings.HttpsRedirect)
            return;
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/health"), branch =>
        {
            branch.UseHsts();
            branch.UseHttpsRedirection();
        });
    }
}
