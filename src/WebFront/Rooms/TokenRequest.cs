namespace Interviewing.WebFront.Rooms;

/// <summary>Whom a token is for, and for what.</summary>
internal sealed record TokenRequest
{
    /// <summary>The longest that a token may be good for, in seconds.</summary>
    public const int MaxTtl = 6 * 60 * 60;

    private const int DefaultTtl = 60 * 60;

    public required string Identity { get; init; }

    /// <summary>The room, as the caller calls it.</summary>
    public required string Room { get; init; }

    /// <summary>Whose room it is.</summary>
    public required string Tenant { get; init; }

    public string? Name { get; init; }

    public TokenRole Role { get; init; }

    public TimeSpan Ttl { get; init; } = TimeSpan.FromSeconds(DefaultTtl);

    public static TimeSpan TtlOf(long? seconds) => TimeSpan.FromSeconds(seconds ?? DefaultTtl);
}
