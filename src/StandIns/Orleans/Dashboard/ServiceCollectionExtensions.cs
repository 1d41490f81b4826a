using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Dashboard;

/// <summary>Pages that show what silos and grains do. That needs the published packages.</summary>
public static class ServiceCollectionExtensions
{
    private const string What = "The Orleans dashboard (AddDashboard)";

    /// <summary>Collects for it.</summary>
    /// <param name="siloBuilder">The silo.</param>
    /// <param name="configureOptions">Says how.</param>
    public static ISiloBuilder AddDashboard(
        this ISiloBuilder siloBuilder, Action<DashboardOptions>? configureOptions = null) =>
        siloBuilder.NeedsPublishedPackages(What);

    /// <summary>Shows what silos collect.</summary>
    /// <param name="clientBuilder">The client, which needs the published packages anyway.</param>
    /// <param name="configureOptions">Says how.</param>
    public static IClientBuilder AddDashboard(
        this IClientBuilder clientBuilder, Action<DashboardOptions>? configureOptions = null) => clientBuilder;

    /// <summary>Adds its pages. Here: a line in the place of the first.</summary>
    /// <param name="endpoints">Where to add them.</param>
    /// <param name="routePrefix">What their paths begin with.</param>
    public static RouteGroupBuilder MapOrleansDashboard(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string? routePrefix = null)
    {
        var pages = endpoints.MapGroup(routePrefix ?? "");
        pages.MapGet("/", static () => NeedsPublished.Exception(What).Message);
        pages.MapGet("/GrainState", static () => NeedsPublished.Exception(What).Message);
        return pages;
    }
}
