using System.Collections.Immutable;
using Interviewing.Hosting;
using Interviewing.Storage;
using Interviewing.Storage.Sqlite;

namespace Interviewing.Audit;

/// <summary>Verifies the audit logs where the settings say that they lie, beside a server that may be running.</summary>
public static class AuditVerification
{
    /// <summary>Verifies one tenant's log, or every one's.</summary>
    /// <exception cref="SettingsException">There is no database where the settings say.</exception>
    public static async Task<ImmutableArray<AuditVerdict>> RunAsync(HostSettings settings, string? tenant)
    {
        if (settings.Shared is { } shared)
            return await shared.ReadAuditAsync(settings.Cluster.ServiceId, log => VerifyAsync(log, tenant));

        var file = OpenDatabase.FileIn(settings.Storage.DataDirectory);
        if (!File.Exists(file))
            throw new SettingsException($"DATA_DIR is {Path.GetFullPath(settings.Storage.DataDirectory)}: there is no database in it.");
        using var readers = new ReaderPool(file);
        try
        {
            return await VerifyAsync(new SqliteAuditFile(readers), tenant);
        }
        catch (StorageUnavailableException failure)
        {
            throw new SettingsException($"{file}: {failure.Message}");
        }
    }

    private static async Task<ImmutableArray<AuditVerdict>> VerifyAsync(IAuditReader log, string? tenant)
    {
        var verdicts = ImmutableArray.CreateBuilder<AuditVerdict>();
        foreach (var one in tenant is null ? await log.TenantsAsync() : [tenant])
            verdicts.Add(await AuditChain.VerifyAsync(log, one));
        return verdicts.DrainToImmutable();
    }
}
