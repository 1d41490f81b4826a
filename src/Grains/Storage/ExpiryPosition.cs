using System.Globalization;

namespace Interviewing.Storage;

/// <summary>How far a walk through expired states in a database has come: they are in the order of their time, then of their grain.</summary>
internal readonly record struct ExpiryPosition(long Ticks, string Grain)
{
    private const char Separator = ' ';

    /// <summary>Before the first.</summary>
    public static ExpiryPosition Start { get; } = new(0, "");

    public static ExpiryPosition Parse(string? text)
    {
        if (text is null)
            return Start;
        var end = text.IndexOf(Separator, StringComparison.Ordinal);
        return new(long.Parse(text.AsSpan(0, end), CultureInfo.InvariantCulture), text[(end + 1)..]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ticks}{Separator}{Grain}");
}
