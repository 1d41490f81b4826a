namespace Interviewing.Directory;

/// <summary>Which directory grain an interview's changes go to.</summary>
public static class DirectoryShards
{
    /// <summary>How many there are.</summary>
    public const int Count = 16;

    private static readonly string[] Keys = [.. Enumerable.Range(0, Count).Select(i => i.ToString("x"))];

    /// <summary>The grain of one interview. The last digit of a session id is random, so it spreads evenly.</summary>
    public static string Of(string sessionId) => Keys[sessionId[^1] % Count];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All => Keys;
}
