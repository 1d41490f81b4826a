namespace Interviewing.Servers;

/// <summary>Finds the output of another project of this build, in the same configuration as the running program.</summary>
public static class BuiltProgram
{
    /// <summary>The path of a project's assembly under the artifacts folder that this program runs from.</summary>
    /// <exception cref="FileNotFoundException">That project is not built.</exception>
    public static string PathOf(string project, string assembly)
    {
        // artifacts/bin/<project>/<configuration>/<assembly>.dll
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var bin = own.Parent?.Parent ?? throw new InvalidOperationException("This program runs outside of artifacts/.");
        var path = Path.Combine(bin.FullName, project, own.Name, assembly + ".dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"{project} is not built.", path);
    }

    /// <summary>The dotnet command that runs assemblies.</summary>
    public static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path
        ? path
        : "dotnet";
}
