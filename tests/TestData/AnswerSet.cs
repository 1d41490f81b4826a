namespace Interviewing.TestData;

/// <summary>One answer of a set.</summary>
public sealed record ScriptedAnswer
{
    /// <summary>What a question that it answers is about.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>The answer.</summary>
    public required string Text { get; init; }

    /// <summary>What the person adds when asked further; null where they only repeat themselves.</summary>
    public string? More { get; init; }
}

/// <summary>What one candidate says in an interview: a file of tests/Data.</summary>
public sealed record AnswerSet
{
    /// <summary>How they introduce themselves.</summary>
    public required string Introduction { get; init; }

    /// <summary>Their answers.</summary>
    public required IReadOnlyList<ScriptedAnswer> Answers { get; init; }

    /// <summary>What they say when asked for questions: a question, then that they have none.</summary>
    public required IReadOnlyList<string> Closing { get; init; }
}
