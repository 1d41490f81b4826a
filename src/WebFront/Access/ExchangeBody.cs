using System.ComponentModel.DataAnnotations;

namespace Interviewing.WebFront.Access;

/// <summary>An invitation that is taken up.</summary>
public sealed record ExchangeBody
{
    /// <summary>The code of the invite link. Required.</summary>
    [Required]
    public string? Code { get; init; }
}
