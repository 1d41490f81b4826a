using Interviewing.Hosting;
using Interviewing.Logging;
using Interviewing.WebFront.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace Interviewing.LocalCluster;

/// <summary>
/// The cluster's one address: a reverse proxy (YARP) before the web fronts. Requests go to the web fronts in turn. Those of the
/// live transports that belong together, SignalR's negotiation and the polling of SignalR and Socket.IO, go by the client's
/// address, as in deploy/nginx: clients need no cookies.
/// </summary>
internal sealed class FrontDoor : IAsyncDisposable
{
    /// <summary>The address that it reaches the web fronts from.</summary>
    public const string Address = "127.0.0.1";

    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(2),
    });

    private volatile string[] _fronts = [];
    private uint _requests;

    private FrontDoor(LocalClusterSettings settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.AddHouseConsole(settings.Web.LogFormat);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The web fronts have limits of their own.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(settings.Web.Address!, settings.Web.Port);
        });
        builder.Services.AddHttpForwarder();
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>Where it listens.</summary>
    public string Url => _app.Urls.First();

    /// <summary>Starts to listen. Until it knows a web front it answers 503.</summary>
    /// <exception cref="SettingsException">The port is taken.</exception>
    public static async Task<FrontDoor> OpenAsync(LocalClusterSettings settings)
    {
        FrontDoor door = new(settings);
        try
        {
            await door._app.StartAsync();
            return door;
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            await door.DisposeAsync();
            throw new SettingsException($"PORT is {settings.Web.Port}: another process listens there already.");
        }
    }

    /// <summary>Says which web fronts there are.</summary>
    public void LeadTo(IEnumerable<string> fronts) => _fronts = [.. fronts];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (_fronts is not { Length: > 0 } fronts)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "1";
            await context.Response.WriteAsync("No web front is ready.", context.RequestAborted);
            return;
        }

        var number = IsPartOfConversation(context.Request.Path)
            ? (uint)(context.Connection.RemoteIpAddress?.GetHashCode() ?? 0)
            : Interlocked.Increment(ref _requests);
        await _app.Services.GetRequiredService<IHttpForwarder>().SendAsync(
            context, fronts[number % fronts.Length], _client, ForwarderRequestConfig.Empty, ClientHeaders.Instance);
    }

    private static bool IsPartOfConversation(PathString path) =>
        path.StartsWithSegments(LivePaths.Hub) || path.StartsWithSegments(LivePaths.SocketIo);

    // Leaves the host as the client named it, and says where the client is.
    private sealed class ClientHeaders : HttpTransformer
    {
        public static ClientHeaders Instance { get; } = new();

        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.Headers.TryAddWithoutValidation("X-Forwarded-For", httpContext.Connection.RemoteIpAddress?.ToString());
        }
    }
}
