using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Interviewing.WebFront.Interviews;

/// <summary>What an interview is made from.</summary>
public sealed record CreateBody
{
    /// <summary>The room that the candidate joins. Required; letters, digits and <c>. _ : @ -</c>, at most 128.</summary>
    [Required]
    public string? RoomName { get; init; }

    /// <summary>The candidate, as your system names them. Required; the same characters.</summary>
    [Required]
    public string? CandidateId { get; init; }

    /// <summary>The job description, the source of the questions. Required; at most 50,000 characters.</summary>
    [Required]
    public string? JobDescription { get; init; }

    /// <summary>The name to address the candidate by; at most 256 characters.</summary>
    public string? CandidateName { get; init; }

    /// <summary>The language to speak, a BCP 47 tag such as <c>en</c> or <c>pt-BR</c>. Default <c>en</c>.</summary>
    public string? Language { get; init; }

    /// <summary>How many questions to plan, 1 to 20. Default 5.</summary>
    public int? QuestionCount { get; init; }

    /// <summary>How long the interview may take from its start, 1 to 480. Default: the server's, 45.</summary>
    public int? TimeLimitMinutes { get; init; }

    /// <summary>The candidate's resume as text; at most 50,000 characters.</summary>
    public string? Resume { get; init; }

    /// <summary>Your own data, a JSON object of at most 16 KiB.</summary>
    public JsonElement? Metadata { get; init; }
}
