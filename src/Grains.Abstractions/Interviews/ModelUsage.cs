namespace Interviewing.Interviews;

/// <summary>What one model was used for in one interview.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.model-usage")]
public sealed record ModelUsage
{
    /// <summary>The model's name as the provider gave it back.</summary>
    [Id(0)] public required string Model { get; init; }

    /// <summary>Calls that were answered.</summary>
    [Id(1)] public int Calls { get; init; }

    /// <summary>Tokens read, cached ones included.</summary>
    [Id(2)] public long InputTokens { get; init; }

    /// <summary>The part of the input that the provider had cached.</summary>
    [Id(3)] public long CachedInputTokens { get; init; }

    /// <summary>Tokens written.</summary>
    [Id(4)] public long OutputTokens { get; init; }

    /// <summary>The two of the same model added up.</summary>
    public ModelUsage Plus(ModelUsage other) => this with
    {
        Calls = Calls + other.Calls,
        InputTokens = InputTokens + other.InputTokens,
        CachedInputTokens = CachedInputTokens + other.CachedInputTokens,
        OutputTokens = OutputTokens + other.OutputTokens,
    };
}
