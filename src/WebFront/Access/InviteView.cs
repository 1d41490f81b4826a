using Interviewing.WebFront.Interviews;

namespace Interviewing.WebFront.Access;

/// <summary>An invitation. It is shown this once: only a hash of its secret is kept.</summary>
public sealed record InviteView : Ids
{
    /// <summary>The code.</summary>
    public required string Code { get; init; }

    /// <summary>The link for the candidate. The code is in its fragment, which browsers send to nobody.</summary>
    public required string Url { get; init; }

    /// <summary>Until when it can be taken up.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
