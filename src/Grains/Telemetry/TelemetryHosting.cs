using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Interviewing.Telemetry;

/// <summary>Sends what is measured and traced to a collector.</summary>
public static class TelemetryHosting
{
    private static readonly string[] Meters =
    [
        Signals.Name, "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql",
        "System.Runtime",
    ];

    /// <summary>Adds it, if the settings say where to.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="settings">Where to.</param>
    /// <param name="serviceName">The process's name, where OTEL_SERVICE_NAME does not say it.</param>
    /// <param name="trace">Adds what else this kind of process traces.</param>
    public static void AddTelemetry(
        this IHostApplicationBuilder builder, TelemetrySettings settings, string serviceName, Action<TracerProviderBuilder>? trace = null)
    {
        if (!settings.IsOn)
            return;
        builder.Configuration.AddInMemoryCollection(settings.Variables());
        var version = typeof(TelemetryHosting).Assembly.GetName().Version?.ToString(3);
        var name = builder.Configuration["OTEL_SERVICE_NAME"] ?? serviceName;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(name, serviceVersion: version))
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .WithTracing(traces =>
            {
                traces.AddSource(Signals.Name, "Microsoft.Orleans.Application");
                trace?.Invoke(traces);
            })
            .UseOtlpExporter();
    }
}
