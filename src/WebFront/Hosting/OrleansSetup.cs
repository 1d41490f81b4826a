using Interviewing.Hosting;
using Interviewing.WebFront.Cluster;
using Orleans.Dashboard;

namespace Interviewing.WebFront.Hosting;

/// <summary>Where the web front finds its grains.</summary>
internal static class OrleansSetup
{
    public static void UseGrains(this WebApplicationBuilder builder, WebSettings settings)
    {
        if (settings.Clustering == Clustering.Embedded)
        {
            builder.UseOrleans(silo => silo.UseInterviews(settings));
            return;
        }

        builder.Services.AddSingleton<HostSettings>(settings);
        builder.Services.AddSingleton<ClusterConnection>();
        // Requests are answered while the first silo is waited for.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.UseOrleansClient(client =>
        {
            client.UseCluster(settings);
            client.Services.AddSingleton<IClientConnectionRetryFilter>(
                services => services.GetRequiredService<ClusterConnection>());
            client.AddGatewayCountChangedHandler(
                services => services.GetRequiredService<ClusterConnection>().OnGatewayCountChanged);
            client.AddOutgoingGrainCallFilter<RepeatedCalls>();
            if (settings.Telemetry.IsOn)
                client.AddActivityPropagation();
            if (settings.OrleansDashboard)
                client.AddDashboard();
        });
    }
}
