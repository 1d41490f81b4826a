using System.Net;
using Interviewing.Hosting;
using Interviewing.Logging;
using Interviewing.Silo;
using Interviewing.Telemetry;
using Microsoft.AspNetCore.Connections;

const string InitStorage = "--init-storage";

try
{
    var settings = ProcessEnvironment.Read(new SiloSettings(), SiloSettings.Variables);
    if (args is [InitStorage])
        return await InitStorageAsync(settings);
    if (args is not [])
        throw new SettingsException($"The silo takes no arguments but {InitStorage}, which makes its tables and ends.");

    var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
    builder.Logging.AddHouseConsole(settings.LogFormat);
    builder.AddTelemetry(settings.Telemetry, "interviews-silo");
    builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ClusterSetup.DrainTime);
    if (settings.Cluster.HealthPort is not null)
    {
        builder.Services.AddSingleton(settings);
        builder.Services.AddHostedService<HealthServer>();
    }

    builder.UseOrleans(silo =>
    {
        silo.UseInterviews(settings);
        if (settings.Clustering == Clustering.Localhost)
            silo.ConfigureEndpoints(IPAddress.Loopback, settings.Cluster.SiloPort, settings.Cluster.GatewayPort);
    });
    using var host = builder.Build();
    await StartAsync(host, settings.Cluster);
    Console.WriteLine(StartLine.Of(host.Services, settings));
    await LastResort.WaitForEndAsync(host, TimeProvider.System);
    return 0;
}
catch (Exception failure) when (StartFailure.CanBeMended(failure))
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped before it had started.");
    return 1;
}

static async Task StartAsync(IHost host, ClusterSettings cluster)
{
    try
    {
        await host.StartAsync();
    }
    catch (AddressInUseException)
    {
        throw new SettingsException(
            $"SILO_PORT is {cluster.SiloPort} and GATEWAY_PORT is {cluster.GatewayPort}: another process listens on one of them already.");
    }
}

static async Task<int> InitStorageAsync(SiloSettings settings)
{
    if (settings.Shared is not { } shared)
        throw new SettingsException($"CLUSTERING must be postgres or azure for {InitStorage}: the embedded storage makes its own tables.");
    Console.WriteLine(await shared.InitAsync(CancellationToken.None));
    return 0;
}
