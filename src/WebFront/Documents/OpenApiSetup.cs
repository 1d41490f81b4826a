using System.Text.Json;
using Interviewing.WebFront.Json;
using Interviewing.WebFront.Service;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Interviewing.WebFront.Documents;

/// <summary>The OpenAPI document and a page to try it. Made when somebody asks for it.</summary>
internal static class OpenApiSetup
{
    private const string DocumentPath = "/openapi/v1.json";
    private const string PagePath = "docs";

    // The page has its own scripts and styles in it.
    private const string PagePolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

    public static void AddDocuments(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, WebJson.Shapes);
            json.SerializerOptions.NumberHandling = WebJson.Shapes.Options.NumberHandling;
        });
        services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = Product.Name;
                document.Info.Version = Product.Version;
                document.Servers = [];
                return Task.CompletedTask;
            });
            options.AddSchemaTransformer((schema, context, _) =>
            {
                // The type of the caller's own data says nothing; the contract does.
                if (context.JsonTypeInfo.Type == typeof(JsonElement?))
                {
                    schema.Type = JsonSchemaType.Object | JsonSchemaType.Null;
                    schema.Description = "Your own data, a JSON object.";
                }

                return Task.CompletedTask;
            });
            options.AddOperationTransformer(DescribeAsync);
        });
    }

    public static void MapDocuments(this WebApplication app)
    {
        app.MapOpenApi(DocumentPath).Add(endpoint =>
        {
            var send = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context =>
            {
                // The same for everybody, until the next version.
                context.Response.Headers.CacheControl = "no-cache";
                return send(context);
            };
        });

        // In a branch of its own: no other request passes through the page's middleware.
        var page = ((IEndpointRouteBuilder)app).CreateApplicationBuilder();
        page.Use(next => context =>
        {
            // The page's files are served only to requests that no endpoint has taken.
            context.SetEndpoint(null);
            context.Response.Headers.ContentSecurityPolicy = PagePolicy;
            context.Response.Headers.CacheControl = "no-cache";
            return next(context);
        });
        page.UseSwaggerUI(options =>
        {
            options.RoutePrefix = PagePath;
            options.DocumentTitle = Product.Name;
            options.SwaggerEndpoint(DocumentPath, Product.Name);
        });
        app.MapGet($"/{PagePath}/{{**file}}", page.Build()).ExcludeFromDescription();
    }

    private static async Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in metadata.OfType<ParameterDescription>())
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = parameter.Place switch
                {
                    "path" => ParameterLocation.Path,
                    "query" => ParameterLocation.Query,
                    _ => ParameterLocation.Header,
                },
                Required = parameter.Place == "path",
                Description = parameter.Description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        if (metadata.OfType<FormDescription>().FirstOrDefault() is { } form)
            operation.RequestBody = BodyOf(form);

        if (metadata.OfType<BodyDescription>().FirstOrDefault() is { } body)
        {
            context.Document!.AddComponent(
                body.Type.Name, await context.GetOrCreateSchemaAsync(body.Type, null, cancellationToken));
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/json"] = new OpenApiMediaType
                    {
                        Schema = new OpenApiSchemaReference(body.Type.Name, context.Document),
                    },
                },
            };
        }
    }

    private static OpenApiRequestBody BodyOf(FormDescription form) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = form.Fields.Where(field => field.IsFile).Select(field => field.Name).ToHashSet(),
                    Properties = form.Fields.ToDictionary(
                        field => field.Name,
                        IOpenApiSchema (field) => new OpenApiSchema
                        {
                            Type = JsonSchemaType.String,
                            Format = field.IsFile ? "binary" : null,
                            Description = field.Description,
                        }),
                },
            },
        },
    };
}
