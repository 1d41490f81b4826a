namespace Interviewing.WebFront.Limits;

/// <summary>Says of an endpoint what its requests are counted as, where that is not <see cref="RateClass.Requests"/>.</summary>
internal sealed record RateMetadata(RateClass Class)
{
    /// <summary>What a request is counted as.</summary>
    public static RateClass Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RateMetadata>()?.Class ?? RateClass.Requests;
}
