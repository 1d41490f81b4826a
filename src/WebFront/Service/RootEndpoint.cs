using Interviewing.WebFront.Access;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;

namespace Interviewing.WebFront.Service;

/// <summary>The first page: for browsers a page, for others a line of text.</summary>
internal sealed class RootEndpoint
{
    private readonly Lazy<string> _page = new(ReadPage);

    public void Map(Routes routes) =>
        routes.GetOrHead(Admission.Everyone, "/", Root)
            .Is(Groups.Service, "root", "The first page").Gives<string>(contentType: "text/plain");

    private Task<Answer> Root(Call call)
    {
        var accept = call.Request.Headers.Accept.ToString();
        var answer = accept.Contains("text/html", StringComparison.OrdinalIgnoreCase)
            ? Answer.Text(_page.Value, "text/html; charset=utf-8")
            : Answer.Text(Product.Name);
        return Task.FromResult(answer with { Extra = ("Vary", "Accept") });
    }

    private static string ReadPage()
    {
        using var stream = typeof(RootEndpoint).Assembly.GetManifestResourceStream("index.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
