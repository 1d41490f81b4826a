using Interviewing.Tenants;
using Interviewing.WebFront.Access;

namespace Interviewing.WebFront.OrleansDashboard;

/// <summary>The setting of the keys that open the dashboard: like API keys, but of no tenant.</summary>
internal static class DashboardKeyList
{
    /// <summary>How it must look.</summary>
    public const string Rule =
        "name:hash, separated by commas: name of 1 to 64 letters, digits, dots, hyphens or underscores, hash as the command 'keys "
        + "new' prints it; each name and each hash once";

    /// <summary>Reads it; null where it is not as <see cref="Rule"/> says.</summary>
    public static IReadOnlyList<ApiKey>? Parse(string setting) =>
        ApiKey.Parse(setting) is { } keys && keys.All(key => key.Tenant == TenantKey.DefaultTenant) ? keys : null;
}
