using System.ComponentModel;
using System.Diagnostics;
using Interviewing.Hosting;
using Interviewing.Servers;

namespace Interviewing.LocalCluster;

/// <summary>Azure Storage on this machine: Azurite, whose data stays in a folder.</summary>
/// <param name="folder">The folder.</param>
internal sealed class Azurite(string folder)
{
    private static readonly string Packages = RepositoryFolder.PathOf("tests", "Azurite");

    private readonly AzuritePorts _ports = AzuritePorts.Find();
    private readonly string _key = AzuriteServer.NewKey();

    /// <summary>Where its data is.</summary>
    public string Folder => folder;

    /// <summary>The connection string for silos and web fronts.</summary>
    public string Connection => AzuriteServer.ConnectionTo(_ports, _key);

    /// <summary>A part of the line that it writes when all of its services listen: tables come last.</summary>
    public static string ReadyText => "Azurite Table service is successfully listening";

    /// <summary>Its command.</summary>
    public ProcessStartInfo Command()
    {
        System.IO.Directory.CreateDirectory(folder);
        return AzuriteServer.Command(folder, _ports, _key);
    }

    /// <summary>Installs its packages, once and after a change of their lock file.</summary>
    /// <exception cref="SettingsException">npm is missing, or failed.</exception>
    public static async Task InstallAsync(CancellationToken cancellationToken)
    {
        FileInfo installed = new(Path.Combine(Packages, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Packages, "package-lock.json")))
            return;
        Output.Write("Installing Azurite (once) ...");
        ProcessStartInfo start = new("npm", ["ci", "--prefix", Packages, "--no-audit", "--no-fund", "--ignore-scripts"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var npm = Process.Start(start)!;
            var said = await Task.WhenAll(npm.StandardOutput.ReadToEndAsync(cancellationToken), npm.StandardError.ReadToEndAsync(cancellationToken));
            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode != 0)
                throw new SettingsException($"npm could not install Azurite: {string.Concat(said).Trim()}");
        }
        catch (Win32Exception)
        {
            throw new SettingsException(
                "The cluster needs a storage: install Node.js with npm (Azurite then runs as the storage), or set POSTGRES_CONNECTION.");
        }
    }
}
