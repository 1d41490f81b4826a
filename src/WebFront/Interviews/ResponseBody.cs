using System.ComponentModel.DataAnnotations;

namespace Interviewing.WebFront.Interviews;

/// <summary>A candidate's answer.</summary>
public sealed record ResponseBody
{
    /// <summary>The candidate's words. Required; at most 20,000 characters.</summary>
    [Required]
    public string? Response { get; init; }

    /// <summary>Names this answer: sent again with the same name, it gets the first outcome. Default: a new name.</summary>
    public string? ResponseId { get; init; }

    /// <summary>The question meant. Default: the one that is open; another one is refused.</summary>
    public string? QuestionId { get; init; }
}
