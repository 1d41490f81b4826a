using Microsoft.Net.Http.Headers;

namespace Interviewing.WebFront.Pages;

/// <summary>A file of the built pages.</summary>
internal sealed record PageFile
{
    private const string ForGood = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";

    /// <summary>Its name, as the pages ask for it.</summary>
    public required string Name { get; init; }

    /// <summary>Where it lies.</summary>
    public required string Path { get; init; }

    /// <summary>Its type.</summary>
    public required string ContentType { get; init; }

    /// <summary>What changes with its content.</summary>
    public required string Tag { get; init; }

    /// <summary>True where its name changes with its content, so that it can be kept for good.</summary>
    public required bool IsForGood { get; init; }

    /// <summary>The compressed forms that are there, the smaller first.</summary>
    public required IReadOnlyList<PageEncoding> Encodings { get; init; }

    /// <summary>The file, compressed if the browser takes that.</summary>
    public IResult For(HttpRequest request)
    {
        var encoding = Encodings.FirstOrDefault(encoding => Takes(request, encoding.Name));
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = IsForGood ? ForGood : AskAgain;
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (encoding is not null)
            headers.ContentEncoding = encoding.Name;
        return TypedResults.PhysicalFile(
            Path + encoding?.Ending, ContentType, entityTag: new EntityTagHeaderValue($"\"{Tag}{encoding?.Ending}\""));
    }

    private static bool Takes(HttpRequest request, string encoding)
    {
        foreach (var taken in request.GetTypedHeaders().AcceptEncoding)
        {
            if (taken.Quality is not 0 && taken.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
