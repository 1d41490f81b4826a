using Interviewing.Audit;
using Interviewing.Hosting;
using Interviewing.Tenants;
using Interviewing.WebFront.Hosting;

namespace Interviewing.WebFront.Access;

/// <summary>The command <c>audit verify [TENANT]</c>: says whether the audit logs are whole, and where they are not.</summary>
internal static class AuditCommand
{
    private const string Usage = "usage: audit verify [TENANT]";

    /// <summary>True for arguments that are this command.</summary>
    public static bool Is(string[] arguments) => arguments is ["audit", ..];

    /// <summary>Does it, beside a server that may be running.</summary>
    /// <returns>The exit code: 0 where all are whole, 1 where one is not, 2 for arguments that are not as they must be.</returns>
    /// <exception cref="SettingsException">The database cannot be read.</exception>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        if (arguments is not ["audit", "verify", .. { Length: <= 1 } rest] || (rest is [var given] && !TenantKey.IsTenant(given)))
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        var settings = ProcessEnvironment.Read(new WebSettings(), WebSettings.Variables);
        var verdicts = await AuditVerification.RunAsync(settings, rest is [var tenant] ? tenant : null);
        foreach (var verdict in verdicts)
            await output.WriteLineAsync(verdict.ToString());
        if (verdicts.IsEmpty)
            await output.WriteLineAsync("There are no audit logs yet.");
        return verdicts.All(verdict => verdict.IsWhole) ? 0 : 1;
    }
}
