using System.Net;
using Interviewing.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Interviewing.Silo;

/// <summary>
/// Answers whoever watches over this process, over HTTP: <c>/health/live</c> as long as it runs at all, <c>/health/ready</c>
/// as long as it takes calls and its storage takes writes. It starts before the silo and ends after it. Kestrel runs bare: a
/// silo needs nothing else of a web server.
/// </summary>
internal sealed class HealthServer(
    SiloSettings settings, IHostApplicationLifetime lifetime, TimeProvider time, IStorageHealth storage)
    : IHostedService, IHttpApplication<IFeatureCollection>, IDisposable
{
    private static readonly TimeSpan StorageTime = TimeSpan.FromSeconds(2);

    private readonly KestrelServer _kestrel = Make(settings);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => _kestrel.StartAsync(this, cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _kestrel.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    /// <inheritdoc/>
    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    /// <inheritdoc/>
    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var (status, words) = context.GetRequiredFeature<IHttpRequestFeature>().Path switch
        {
            "/health/live" => (200, "live"),
            "/health/ready" => await ReadyAsync(),
            _ => (404, "There is /health/live and /health/ready."),
        };
        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        response.StatusCode = status;
        response.Headers.ContentType = "application/json";
        var body = context.GetRequiredFeature<IHttpResponseBodyFeature>();
        HealthReply.Write(body.Writer, status, words);
        await body.CompleteAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _kestrel.Dispose();

    private async Task<(int Status, string Words)> ReadyAsync()
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return (503, "The silo is stopping.");
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
            return (503, "The silo is starting.");
        try
        {
            var health = await storage.CheckAsync().WaitAsync(StorageTime, time);
            return (health.IsHealthy ? 200 : 503, health.Detail);
        }
        catch (TimeoutException)
        {
            return (503, "The storage takes no write in time.");
        }
    }

    private static KestrelServer Make(SiloSettings settings)
    {
        KestrelServerOptions options = new() { AddServerHeader = false };
        options.Listen(
            settings.Cluster.ListenAddress is { } address ? IPAddress.Parse(address) : IPAddress.Loopback, settings.Cluster.HealthPort!.Value);
        return new(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }
}
