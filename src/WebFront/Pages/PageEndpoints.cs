using Interviewing.WebFront.Access;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Interviewing.WebFront.Service;
using Microsoft.Net.Http.Headers;

namespace Interviewing.WebFront.Pages;

/// <summary>
/// Serves the pages. Their addresses are endpoints like all others, so that requests of the API are not slowed down by them.
/// What does not ask for HTML finds nothing at them, but for the first one.
/// </summary>
internal sealed class PageEndpoints(BuiltPages pages, PageHeaders headers)
{
    /// <summary>The addresses of pages beside the first one; which page is shown at which is the pages' own matter.</summary>
    private static readonly string[] Addresses = ["/new", "/interviews/{id}", "/join"];

    private readonly Lazy<string> _withoutPages = new(ReadWithoutPages);

    public void Map(Routes routes)
    {
        routes.GetStream(Admission.Everyone, "/", First)
            .Is(Groups.Service, "root", "The first page").Gives<string>(contentType: "text/plain");
        foreach (var address in Addresses)
            routes.GetStream(Admission.Everyone, address, Page).IsNotDescribed();
        routes.GetStream(Admission.Everyone, "/assets/{file}", Asset).IsNotDescribed();
        routes.GetStream(Admission.Everyone, "/favicon.svg", call => File(call, pages.FileOf("favicon.svg"))).IsNotDescribed();
    }

    private Task<IResult> First(Call call) => WantsHtml(call.Request)
        ? Page(call)
        : Varying(call, TypedResults.Text(Product.Name, "text/plain; charset=utf-8"));

    private Task<IResult> Page(Call call)
    {
        if (!WantsHtml(call.Request))
            return Nothing(call);
        headers.AddTo(call.Context.Response);
        return Varying(
            call,
            pages.Page?.For(call.Request) ?? TypedResults.Text(_withoutPages.Value, "text/html; charset=utf-8"));
    }

    private Task<IResult> Asset(Call call) => File(call, pages.AssetOf((string)call.Request.RouteValues["file"]!));

    private Task<IResult> File(Call call, PageFile? file)
    {
        if (file is null)
            return Nothing(call);
        headers.AddTo(call.Context.Response);
        return Task.FromResult(file.For(call.Request));
    }

    // What is said of it is said where all is said of what is not there.
    private static Task<IResult> Nothing(Call call) => Varying(call, TypedResults.StatusCode(StatusCodes.Status404NotFound));

    private static Task<IResult> Varying(Call call, IResult result)
    {
        call.Context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return Task.FromResult(result);
    }

    private static bool WantsHtml(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static string ReadWithoutPages()
    {
        using var stream = typeof(PageEndpoints).Assembly.GetManifestResourceStream("without-pages.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
