using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Interviewing.LiveKitSdk.Tests.Server;

/// <summary>Takes webhooks in, and fails at the first of them.</summary>
internal sealed class WebhookSink : IAsyncDisposable
{
    private readonly WebApplication _web;
    private int _failures;

    private WebhookSink(int failures)
    {
        _failures = failures;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _web = builder.Build();
        _web.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            Received.Enqueue(new Webhook(
                body, context.Request.Headers.Authorization.ToString(), context.Request.ContentType));
            context.Response.StatusCode = Interlocked.Decrement(ref _failures) >= 0 ? 503 : 200;
        });
    }

    /// <summary>What came, also what it failed at.</summary>
    public ConcurrentQueue<Webhook> Received { get; } = new();

    /// <summary>Where it takes them.</summary>
    public Uri Url => new(_web.Urls.First());

    /// <summary>Starts one that answers 503 to so many first webhooks.</summary>
    public static async Task<WebhookSink> StartAsync(int failures = 0)
    {
        var sink = new WebhookSink(failures);
        await sink._web.StartAsync();
        return sink;
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    /// <summary>A webhook as it came.</summary>
    internal sealed record Webhook(string Body, string Authorization, string? ContentType)
    {
        /// <summary>The body, read.</summary>
        public JsonElement Event { get; } = JsonElement.Parse(Body);
    }
}
