using System.Collections.Concurrent;
using System.Net;
using FakeCollector.Protocol;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace FakeCollector;

/// <summary>A collector of OpenTelemetry's signals on loopback: OTLP over HTTP in protobuf. It keeps what comes.</summary>
public sealed class CollectorServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<SeenSpan> _spans = new();
    private readonly ConcurrentDictionary<string, string> _metrics = new();

    private CollectorServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(ReceiveAsync);
    }

    /// <summary>What OTEL_EXPORTER_OTLP_ENDPOINT shall be; the protocol is http/protobuf.</summary>
    public string Endpoint => _app.Urls.First();

    /// <summary>The settings of a process that sends here, often.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("OTEL_EXPORTER_OTLP_ENDPOINT", Endpoint),
        new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        new("OTEL_BSP_SCHEDULE_DELAY", "200"),
        new("OTEL_METRIC_EXPORT_INTERVAL", "500"),
    ];

    /// <summary>The spans that have come.</summary>
    public IReadOnlyList<SeenSpan> Spans => [.. _spans];

    /// <summary>The units of the metrics that have come, by name.</summary>
    public IReadOnlyDictionary<string, string> Metrics => _metrics;

    /// <summary>Starts one.</summary>
    public static async Task<CollectorServer> StartAsync()
    {
        CollectorServer server = new();
        await server._app.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        switch (context.Request.Path.Value)
        {
            case "/v1/traces":
                Take(ExportTraceServiceRequest.Parser.ParseFrom(body.ToArray()));
                break;
            case "/v1/metrics":
                foreach (var metric in ExportMetricsServiceRequest.Parser.ParseFrom(body.ToArray())
                    .ResourceMetrics.SelectMany(one => one.ScopeMetrics).SelectMany(one => one.Metrics))
                {
                    _metrics[metric.Name] = metric.Unit;
                }

                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
        }

        context.Response.ContentType = "application/x-protobuf";
    }

    private void Take(ExportTraceServiceRequest request)
    {
        foreach (var resource in request.ResourceSpans)
        {
            var service = resource.Resource.Attributes.FirstOrDefault(one => one.Key == "service.name")?.Value.StringValue ?? "";
            foreach (var scope in resource.ScopeSpans)
            {
                foreach (var span in scope.Spans)
                {
                    _spans.Enqueue(new(
                        service, scope.Scope.Name, span.Name, Hex(span.TraceId), Hex(span.SpanId), Hex(span.ParentSpanId),
                        span.Attributes.ToDictionary(one => one.Key, one => one.Value.StringValue)));
                }
            }
        }
    }

    private static string Hex(ByteString id) => Convert.ToHexStringLower(id.Span);
}
