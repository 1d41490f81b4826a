using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Interviewing.WebFront.Pages;

/// <summary>
/// The built pages (see ClientApp) as they lie on disk beside the program: one HTML page for every address, and files whose
/// names change with their content. A build without them has none.
/// </summary>
internal sealed class BuiltPages
{
    private const string FirstPage = "index.html";
    private const string Assets = "assets";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".woff2"] = "font/woff2",
        [".wasm"] = "application/wasm",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, PageFile> _files;

    /// <summary>Reads what is there, once.</summary>
    /// <param name="folder">Where the build is; it need not exist.</param>
    public BuiltPages(string folder)
    {
        var isBuilt = File.Exists(Path.Combine(folder, FirstPage));
        _files = (isBuilt ? Find(folder) : []).ToFrozenDictionary(file => file.Name, StringComparer.Ordinal);
        Page = isBuilt ? _files[FirstPage] : null;
    }

    /// <summary>The page, the same at every address; null where the pages are not built.</summary>
    public PageFile? Page { get; }

    /// <summary>The file of a name; null where there is none.</summary>
    public PageFile? FileOf(string name) => _files.GetValueOrDefault(name);

    /// <summary>The file of a name among those whose names change with their content.</summary>
    public PageFile? AssetOf(string name) => FileOf($"{Assets}/{name}");

    private static IEnumerable<PageFile> Find(string folder)
    {
        foreach (var path in System.IO.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            // Others are the compressed forms of these.
            if (!Types.TryGetValue(Path.GetExtension(path), out var type))
                continue;
            var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            yield return new PageFile
            {
                Name = name,
                Path = path,
                ContentType = type,
                Tag = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..16],
                IsForGood = name.StartsWith(Assets + "/", StringComparison.Ordinal),
                Encodings = [.. PageEncoding.All.Where(encoding => File.Exists(path + encoding.Ending))],
            };
        }
    }
}
