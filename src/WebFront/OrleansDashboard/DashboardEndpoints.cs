using Interviewing.WebFront.Hosting;
using Orleans.Dashboard;

namespace Interviewing.WebFront.OrleansDashboard;

/// <summary>
/// The Orleans dashboard, where it is on: the pages of its package, each behind <see cref="DashboardGate"/>, but for those that
/// would show what people say.
/// </summary>
internal static class DashboardEndpoints
{
    /// <summary>Where it is.</summary>
    public const string Path = "/orleans";

    // Grains' states have people's words in them. The log is where the process writes it; here it would be without its ids, and
    // hold a request for an hour.
    private static readonly string[] Closed = [Path + "/GrainState", Path + "/Trace"];

    public static void MapDashboard(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<WebSettings>().OrleansDashboard)
            return;
        var gate = ActivatorUtilities.CreateInstance<DashboardGate>(app.Services);
        IEndpointConventionBuilder pages = app.MapOrleansDashboard(Path).ExcludeFromDescription();
        pages.Add(endpoint => endpoint.RequestDelegate = gate.Guard(
            IsClosed(endpoint) ? DashboardGate.RefuseAsync : endpoint.RequestDelegate!));
    }

    private static bool IsClosed(EndpointBuilder endpoint) =>
        endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } pattern } && Closed.Contains(pattern, StringComparer.OrdinalIgnoreCase);
}
