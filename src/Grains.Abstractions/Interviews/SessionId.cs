namespace Interviewing.Interviews;

/// <summary>
/// Session ids: UUIDs of version 7 (RFC 9562) in lower case, so that they sort by the time of their making and cannot
/// be guessed (74 random bits).
/// </summary>
public static class SessionId
{
    /// <summary>Makes a new one.</summary>
    public static string New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow()).ToString("D");

    /// <summary>What sorts before every id that is made at a time or later, and behind those before its millisecond.</summary>
    public static string FirstAt(DateTimeOffset time) =>
        $"{time.ToUnixTimeMilliseconds():x12}".Insert(8, "-");

    /// <summary>True for what <see cref="New"/> makes; a grain is never asked for anything else.</summary>
    public static bool IsValid(string? id) =>
        id is { Length: 36 } && Guid.TryParseExact(id, "D", out var parsed) && parsed.Version == 7
        && !id.AsSpan().ContainsAnyInRange('A', 'F');
}
