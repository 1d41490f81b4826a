using Interviewing.Hosting;

namespace Interviewing.WebFront.Hosting;

/// <summary>Where the web front finds its grains.</summary>
internal static class OrleansSetup
{
    public static void UseGrains(this WebApplicationBuilder builder, WebSettings settings)
    {
        if (settings.Clustering == Clustering.Embedded)
            builder.UseOrleans(silo => silo.UseInterviews(settings));
        else
            builder.UseOrleansClient(client => client.UseLocalhostClustering(settings.GatewayPort));
    }
}
