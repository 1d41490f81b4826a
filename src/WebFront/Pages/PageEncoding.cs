namespace Interviewing.WebFront.Pages;

/// <summary>A compressed form that a file may lie beside itself in, made when the pages are built.</summary>
/// <param name="Name">Its name in HTTP.</param>
/// <param name="Ending">What is added to the file's name.</param>
internal sealed record PageEncoding(string Name, string Ending)
{
    /// <summary>All there are, the smaller first.</summary>
    public static IReadOnlyList<PageEncoding> All { get; } = [new("br", ".br"), new("gzip", ".gz")];
}
