namespace Interviewing.Servers;

/// <summary>The folder that this build is of.</summary>
public static class RepositoryFolder
{
    /// <summary>The path of something in it.</summary>
    /// <exception cref="InvalidOperationException">The build is not inside of its sources.</exception>
    public static string PathOf(params string[] names)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "global.json")))
                return Path.Combine([folder.FullName, .. names]);
        }

        throw new InvalidOperationException("The sources are not around this build.");
    }
}
