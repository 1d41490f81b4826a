namespace Interviewing.Logging;

/// <summary>The id of the request that something is done for. It travels with grain calls, so that a silo's lines have it too.</summary>
public static class RequestId
{
    private const string Key = "interviewing.request";

    /// <summary>The id; null where nothing is done for a request.</summary>
    public static string? Current => RequestContext.Get(Key) as string;

    /// <summary>Says whom everything from here on is done for.</summary>
    public static void Set(string id) => RequestContext.Set(Key, id);
}
