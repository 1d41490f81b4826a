using Interviewing.Hosting;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Documents;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Interviewing.WebFront.Live;
using Interviewing.WebFront.Live.SocketIo;
using Interviewing.WebFront.Rooms;
using Interviewing.WebFront.Service;
using Interviewing.WebFront.Speech;
using Interviewing.WebFront.Tokens;

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
        builder.Logging.AddHouseConsole();
        // Off altogether: as long as this one could log, every request gets an activity and a log scope.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // A request is handled on the pool thread that read it, not handed to another: no handler blocks, and the hand-over
        // costs more than many a request.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.Limits.BodyBytes;
            kestrel.Listen(settings.Address!, settings.Port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.ShutdownTimeout);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<Problems>();
        builder.Services.AddSingleton<IdempotencyKeys>();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton<AiProbe>();
        builder.Services.AddSingleton<LiveKitProbe>();
        builder.Services.AddSingleton<LiveKitTokens>();
        builder.Services.AddSingleton(
            new CandidateTokens(
                settings.TokenSecret ?? TokenSecret.KeptIn(settings.Storage.DataDirectory), settings.PreviousTokenSecret));
        builder.Services.AddSingleton(new ApiKeys(settings.ApiKeys));
        builder.Services.AddSingleton<AccessGate>();
        builder.Services.AddSpeech(settings);
        builder.Services.AddDocuments();
        builder.Services.AddLive(settings.Limits);
        useGrains(builder);

        var app = builder.Build();
        app.UseMiddleware<RequestEdge>();
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
        Make<SpeechEndpoint>().Map(routes);
        Make<AudioFileEndpoint>().Map(routes);
        Make<CleanupEndpoint>().Map(routes);
        Make<TranscriptionEndpoint>().Map(routes);
        Make<TokenEndpoints>().Map(routes);
        Make<RoomEndpoints>().Map(routes);
        Make<WebhookEndpoint>().Map(routes);
        Make<HealthEndpoints>().Map(routes);
        WhoAmIEndpoint.Map(routes);
        Make<RootEndpoint>().Map(routes);
        app.MapDocuments();
        app.MapLive();

        T Make<T>() => ActivatorUtilities.CreateInstance<T>(services);
    }
}
