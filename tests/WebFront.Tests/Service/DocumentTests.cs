using Interviewing.WebFront.Tests.Interviews;
using Interviewing.WebFront.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Interviewing.WebFront.Tests.Service;

public sealed class DocumentTests
{
    private static readonly string[] OutsideTheDocument =
    [
        "/openapi/v1.json", "/docs/{**file}",
        // For browsers.
        "/new", "/join", "/interviews/{id}", "/assets/{file}", "/favicon.svg",
    ];

    [Fact]
    public async Task TheDocumentListsEveryEndpoint()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var document = (await host.GetAsync("/openapi/v1.json")).Json;
        var documented = document.GetProperty("paths").EnumerateObject().SelectMany(
            path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));
        var mapped = host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            // The live transports are no REST: they have a page of their own in the README.
            .Where(endpoint => !OutsideTheDocument.Contains(endpoint.RoutePattern.RawText)
                && endpoint.RoutePattern.RawText?.StartsWith("/hubs/", StringComparison.Ordinal) is false)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(
                method => $"{method} {endpoint.RoutePattern.RawText}"));

        Assert.Equal(mapped.Order(), documented.Order());
        Assert.Contains("POST /interview/{id}/response", documented);
    }

    [Fact]
    public async Task EveryOperationSaysWhatItIsWhatItTakesAndHowItFails()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var document = (await host.GetAsync("/openapi/v1.json")).Json;
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var what = $"{operation.Name} {path.Name}";
                Assert.True(operation.Value.TryGetProperty("summary", out _), what);
                Assert.True(operation.Value.TryGetProperty("operationId", out _), what);
                var responses = operation.Value.GetProperty("responses");
                Assert.Contains(responses.EnumerateObject(), response => response.Name.StartsWith('2'));
                if (path.Name.Contains("{id}", StringComparison.Ordinal))
                {
                    Assert.True(responses.TryGetProperty("404", out _), what);
                    Assert.Contains(
                        operation.Value.GetProperty("parameters").EnumerateArray(),
                        parameter => parameter.GetProperty("name").GetString() == "id"
                            && parameter.GetProperty("in").GetString() == "path"
                            && parameter.GetProperty("required").GetBoolean());
                }
            }
        }
    }

    [Fact]
    public async Task TheBodyOfACreationIsDescribedFieldByField()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var document = (await host.GetAsync("/openapi/v1.json")).Json;
        var schema = document.GetProperty("components").GetProperty("schemas").GetProperty("CreateBody");

        Assert.Equal(9, schema.GetProperty("properties").EnumerateObject().Count());
        Assert.All(
            schema.GetProperty("properties").EnumerateObject(),
            property => Assert.True(property.Value.TryGetProperty("description", out _), property.Name));
        Assert.Equal(
            ["candidateId", "jobDescription", "roomName"],
            schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()).Order());
    }

    [Fact]
    public async Task StatesHaveTheirNamesOnTheWire()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var document = (await host.GetAsync("/openapi/v1.json")).Body;

        Assert.Contains("\"follow_up\"", document, StringComparison.Ordinal);
        Assert.DoesNotContain("\"FollowUp\"", document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePageToTryItIsServedWithItsFiles()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var page = await host.GetAsync("/docs");
        var script = await host.GetAsync("/docs/swagger-ui-bundle.js");

        Assert.Equal(200, page.Status);
        Assert.Equal("text/html", page.ContentType);
        Assert.Equal(200, script.Status);
        Assert.Equal(404, (await host.GetAsync("/docs/nothing.js")).Status);
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "text/html", "<!doctype html>")]
    [InlineData("*/*", "text/plain", "LiveKit AI Interview System API")]
    [InlineData("application/json", "text/plain", "LiveKit AI Interview System API")]
    public async Task TheFirstPageIsAPageForBrowsersAndALineForOthers(string accept, string type, string beginning)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var reply = await host.GetAsync("/", ("Accept", accept));

        Assert.Equal(200, reply.Status);
        Assert.Equal(type, reply.ContentType);
        Assert.StartsWith(beginning, reply.Body, StringComparison.Ordinal);
    }
}
