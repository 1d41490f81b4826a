using System.Reflection;

namespace Interviewing.WebFront.Tests.Support;

/// <summary>The files of the repository.</summary>
public static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!;

    public static string PathOf(string name) => Path.Combine(Root, name);
}
