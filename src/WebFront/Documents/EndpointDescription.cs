using Interviewing.WebFront.Access;
using Interviewing.WebFront.Http;

namespace Interviewing.WebFront.Documents;

/// <summary>What the OpenAPI document says of an endpoint.</summary>
internal sealed class EndpointDescription(IEndpointConventionBuilder endpoint)
{
    /// <summary>Sets its name, its heading and its group.</summary>
    public EndpointDescription Is(string group, string name, string summary, string? description = null)
    {
        endpoint.WithName(name).WithTags(group).WithSummary(summary);
        if (description is not null)
            endpoint.WithDescription(description);
        return this;
    }

    /// <summary>Says whom it lets in.</summary>
    public EndpointDescription Admits(Admission admission) => admission switch
    {
        Admission.Everyone => this,
        Admission.Operators or Admission.OwnInterview or Admission.Callers => Refuses(401, 403),
        _ => throw new ArgumentOutOfRangeException(nameof(admission), admission, null),
    };

    /// <summary>Sets the type of its body.</summary>
    public EndpointDescription Takes<T>()
    {
        endpoint.WithMetadata(new BodyDescription(typeof(T)));
        return Refuses(413, 415);
    }

    /// <summary>Sets the fields of the form that it takes.</summary>
    public EndpointDescription TakesForm(params (string Name, string Description, bool IsFile)[] fields)
    {
        endpoint.WithMetadata(new FormDescription(fields));
        return Refuses(413, 415);
    }

    /// <summary>Adds a parameter in the path.</summary>
    public EndpointDescription Path(string name, string description) => Parameter(name, "path", description);

    /// <summary>Adds a parameter in the query.</summary>
    public EndpointDescription Query(string name, string description) => Parameter(name, "query", description);

    /// <summary>Adds a header that it heeds.</summary>
    public EndpointDescription Header(string name, string description) => Parameter(name, "header", description);

    /// <summary>Adds an answer.</summary>
    public EndpointDescription Gives<T>(int status = 200, string contentType = "application/json")
    {
        endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(T), [contentType]));
        return this;
    }

    /// <summary>Adds ways to fail.</summary>
    public EndpointDescription Refuses(params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Problem), ["application/problem+json"]));
        return this;
    }

    private EndpointDescription Parameter(string name, string place, string description)
    {
        endpoint.WithMetadata(new ParameterDescription(name, place, description));
        return this;
    }
}

/// <summary>A parameter of an endpoint.</summary>
internal sealed record ParameterDescription(string Name, string Place, string Description);

/// <summary>The form that an endpoint takes.</summary>
internal sealed record FormDescription((string Name, string Description, bool IsFile)[] Fields);

/// <summary>The body of an endpoint.</summary>
internal sealed record BodyDescription(Type Type);
