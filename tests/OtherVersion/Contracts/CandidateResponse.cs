namespace Interviewing.Interviews;

/// <summary>An answer as a newer version has it: with one thing more.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.candidate-response")]
public sealed record CandidateResponse
{
    /// <summary>The candidate's words.</summary>
    [Id(0)] public required string Text { get; init; }

    /// <summary>Names this answer.</summary>
    [Id(1)] public required string ResponseId { get; init; }

    /// <summary>The question meant.</summary>
    [Id(2)] public string? QuestionId { get; init; }

    /// <summary>How long to wait.</summary>
    [Id(3)] public TimeSpan Wait { get; init; }

    /// <summary>What the silos' version does not know.</summary>
    [Id(40)] public NewThing? New { get; init; }
}

/// <summary>A type that only the newer version has.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.other-version.new-thing")]
public sealed record NewThing
{
    /// <summary>Something.</summary>
    [Id(0)] public required string Words { get; init; }
}
