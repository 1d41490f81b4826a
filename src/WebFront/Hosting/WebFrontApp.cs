using Interviewing.Hosting;
using Interviewing.Logging;
using Interviewing.Telemetry;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Documents;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Interviewing.WebFront.Limits;
using Interviewing.WebFront.Live;
using Interviewing.WebFront.Live.SocketIo;
using Interviewing.WebFront.OrleansDashboard;
using Interviewing.WebFront.Pages;
using Interviewing.WebFront.Rooms;
using Interviewing.WebFront.Service;
using Interviewing.WebFront.Speech;
using Interviewing.WebFront.Tokens;
using OpenTelemetry.Trace;

namespace Interviewing.WebFront.Hosting;

/// <summary>Puts the web front together.</summary>
internal static class WebFrontApp
{
    /// <summary>Makes the application.</summary>
    /// <param name="settings">What it is told.</param>
    /// <param name="environment">The environment's name.</param>
    /// <param name="useGrains">Adds what gives it its grains.</param>
    public static WebApplication Build(
        WebSettings settings, string environment, Action<WebApplicationBuilder> useGrains)
    {
        // Empty: no configuration files, so none that are watched; a watched content root with a database in it
        // costs a millisecond per interview.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebFrontApp).Assembly.GetName().Name,
            EnvironmentName = environment,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.AddHouseConsole(settings.LogFormat);
        builder.AddTelemetry(settings.Telemetry, "interviews-web", traces => traces.AddAspNetCoreInstrumentation(
            requests => requests.Filter = context => !context.Request.Path.StartsWithSegments("/health")));
        // Off altogether: as long as this one could log, every request gets an activity and a log scope.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // A request is handled on the pool thread that read it, not handed to another: no handler blocks, and the hand-over
        // costs more than many a request.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.Limits.BodyBytes;
            kestrel.Limits.MaxConcurrentConnections = settings.Connections.Connections;
            kestrel.Limits.RequestHeadersTimeout = settings.Connections.HeadersTime;
            kestrel.Limits.KeepAliveTimeout = settings.Connections.IdleTime;
            kestrel.Limits.MaxRequestHeaderCount = settings.Connections.Headers;
            kestrel.Limits.MaxRequestHeadersTotalSize = settings.Connections.HeadersBytes;
            ConnectionLimits limits = new(settings.Connections, settings.TrustedProxies);
            FirstHeaders headers = new(settings.Connections, TimeProvider.System);
            kestrel.Listen(settings.Address!, settings.Port, listen => listen.Use(limits.Around).Use(headers.Before));
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.ShutdownTimeout);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<Failures>();
        builder.Services.AddSingleton<Problems>();
        builder.Services.AddSingleton<IdempotencyKeys>();
        builder.Services.AddSingleton<AuditTrail>();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton<AiProbe>();
        builder.Services.AddSingleton<LiveKitProbe>();
        builder.Services.AddSingleton<LiveKitTokens>();
        builder.Services.AddSingleton(new BuiltPages(settings.PagesDirectory));
        builder.Services.AddSingleton<PageHeaders>();
        builder.Services.AddSingleton(
            new CandidateTokens(
                settings.TokenSecret ?? TokenSecret.KeptIn(settings.Storage.DataDirectory), settings.PreviousTokenSecret));
        builder.Services.AddSingleton(new ApiKeys(settings.ApiKeys));
        builder.Services.AddSingleton<Refusals>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Refusals>());
        builder.Services.AddSingleton<AccessGate>();
        builder.Services.AddSingleton<Origins>();
        builder.Services.AddSingleton<RateLimits>();
        builder.Services.AddSingleton<LiveSeats>();
        builder.Services.AddHttpsRedirect(settings);
        builder.Services.AddSpeech(settings);
        builder.Services.AddDocuments();
        builder.Services.AddLive(settings.Limits);
        useGrains(builder);

        var app = builder.Build();
        app.UseTrustedProxies(settings);
        app.UseMiddleware<RequestEdge>();
        app.UseHttpsRedirect(settings);
        app.UseMiddleware<OriginGate>();
        app.UseMiddleware<WebSocketLimit>();
        app.UsePlainSockets();
        app.UseSocketIo();
        app.UseRouting();
        app.MapEverything();
        return app;
    }

    private static void MapEverything(this WebApplication app)
    {
        var services = app.Services;
        Routes routes = new(app, services.GetRequiredService<AccessGate>(), services.GetRequiredService<IdempotencyKeys>());
        Make<CreateEndpoint>().Map(routes);
        Make<TurnEndpoints>().Map(routes);
        Make<ReadEndpoints>().Map(routes);
        Make<PlanEndpoints>().Map(routes);
        Make<ListEndpoint>().Map(routes);
        Make<EraseEndpoint>().Map(routes);
        Make<InviteEndpoints>().Map(routes);
        Make<ConsentEndpoint>().Map(routes);
        Make<ExportEndpoint>().Map(routes);
        Make<AuditEndpoint>().Map(routes);
        Make<SpeechEndpoint>().Map(routes);
        Make<AudioFileEndpoint>().Map(routes);
        Make<CleanupEndpoint>().Map(routes);
        Make<TranscriptionEndpoint>().Map(routes);
        Make<TokenEndpoints>().Map(routes);
        Make<RoomEndpoints>().Map(routes);
        Make<WebhookEndpoint>().Map(routes);
        Make<HealthEndpoints>().Map(routes);
        WhoAmIEndpoint.Map(routes);
        Make<PageEndpoints>().Map(routes);
        app.MapDocuments();
        app.MapLive();
        app.MapDashboard();

        T Make<T>() => ActivatorUtilities.CreateInstance<T>(services);
    }
}
