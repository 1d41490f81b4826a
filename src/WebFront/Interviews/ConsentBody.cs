using System.ComponentModel.DataAnnotations;

namespace Interviewing.WebFront.Interviews;

/// <summary>What a candidate says to being interviewed by an AI.</summary>
public sealed record ConsentBody
{
    /// <summary>True to consent; false not to, or to withdraw it. Required.</summary>
    [Required]
    public bool? Given { get; init; }

    /// <summary>The words that the candidate was shown and agreed to. Required; at most 4,000 characters.</summary>
    [Required]
    public string? Text { get; init; }
}
