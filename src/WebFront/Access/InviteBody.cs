namespace Interviewing.WebFront.Access;

/// <summary>How an invitation shall be.</summary>
public sealed record InviteBody
{
    /// <summary>How long it can be taken up, in minutes, 1 to 43200. Default 10080, a week.</summary>
    public int? ExpiresInMinutes { get; init; }
}
