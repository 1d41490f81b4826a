using System.ComponentModel.DataAnnotations;
using Interviewing.Interviews;

namespace Interviewing.WebFront.Interviews;

/// <summary>The plan of questions, as the operator's side sees it.</summary>
public sealed record PlanView : Ids
{
    /// <summary>The questions, in order.</summary>
    public required IReadOnlyList<PlannedQuestionView> Questions { get; init; }
}

/// <summary>A planned question.</summary>
public sealed record PlannedQuestionView
{
    /// <summary>Names the question within its interview.</summary>
    public required string Id { get; init; }

    /// <summary>The words to ask.</summary>
    public required string Text { get; init; }

    /// <summary>The kind of question.</summary>
    public required QuestionType Type { get; init; }

    /// <summary>What it is meant to show; scores are grouped by it.</summary>
    public required string Competency { get; init; }

    /// <summary>What a good answer shows.</summary>
    public required string? Expected { get; init; }

    /// <summary>The question as the operator's side sees it.</summary>
    public static PlannedQuestionView Of(Question question) => new()
    {
        Id = question.Id,
        Text = question.Text,
        Type = question.Type,
        Competency = question.Competency,
        Expected = question.Expected,
    };
}

/// <summary>A new plan of questions.</summary>
public sealed record PlanBody
{
    /// <summary>The questions in the order to ask them, 1 to 20. Required.</summary>
    [Required]
    public IReadOnlyList<QuestionBody?>? Questions { get; init; }
}

/// <summary>A question of a new plan.</summary>
public sealed record QuestionBody
{
    /// <summary>Names the question within its interview. Default: <c>q1</c>, <c>q2</c>, ... by its place.</summary>
    public string? Id { get; init; }

    /// <summary>The words to ask. Required; at most 1,000 characters.</summary>
    [Required]
    public string? Text { get; init; }

    /// <summary>The kind of question. Required.</summary>
    [Required]
    public QuestionType? Type { get; init; }

    /// <summary>What it is meant to show, in a few words. Required; at most 128 characters.</summary>
    [Required]
    public string? Competency { get; init; }

    /// <summary>What a good answer shows; at most 2,000 characters.</summary>
    public string? Expected { get; init; }
}
