using System.Globalization;
using Orleans.Storage;

namespace Interviewing.Storage;

/// <summary>ETags as text, and what is said when one does not fit.</summary>
internal static class Conflicts
{
    public static string Text(long etag) => etag.ToString(CultureInfo.InvariantCulture);

    /// <summary>The ETag as a number; -1, which no row has, for one that is not of this storage.</summary>
    public static long Number(string etag) =>
        long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>Somebody else has changed the state since the caller read it.</summary>
    public static InconsistentStateException Of(string grain, string name, long? stored, string? current) =>
        Of(grain, name, stored is { } etag ? Text(etag) : null, current);

    /// <summary>Somebody else has changed the state since the caller read it.</summary>
    public static InconsistentStateException Of(string grain, string name, string? stored, string? current) =>
        new($"The state {name} of {grain} has been changed since it was read.", stored, current);
}
