using Interviewing.Storage;

namespace Interviewing.Hosting;

/// <summary>What the members of a cluster share: there they find one another, and keep what must last.</summary>
public interface ISharedStorage
{
    /// <summary>Where it is, in words without a key or a password.</summary>
    string Place { get; }

    /// <summary>What its settings lack: a line each.</summary>
    IEnumerable<string> Problems();

    /// <summary>Makes a silo a member.</summary>
    void Join(ISiloBuilder silo);

    /// <summary>Makes a process a client of the members.</summary>
    void Join(IClientBuilder client);

    /// <summary>Keeps what a silo's grains store there, and their reminders.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="serviceId">Whose it is.</param>
    void Keep(ISiloBuilder silo, string serviceId);

    /// <summary>Makes what has to be there before a silo starts. Done again, or by several at once, it changes nothing.</summary>
    /// <returns>What there is now, in words.</returns>
    /// <exception cref="SettingsException">It cannot be used: says why.</exception>
    Task<string> InitAsync(CancellationToken cancellationToken);

    /// <summary>Reads the audit logs beside the cluster.</summary>
    /// <exception cref="SettingsException">They cannot be read: says why.</exception>
    Task<T> ReadAuditAsync<T>(string serviceId, Func<IAuditReader, Task<T>> read);
}
