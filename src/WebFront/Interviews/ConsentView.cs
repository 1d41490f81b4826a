using Interviewing.Interviews;

namespace Interviewing.WebFront.Interviews;

/// <summary>That a consent is on disk.</summary>
public sealed record ConsentedView : Ids
{
    /// <summary>The consent.</summary>
    public required ConsentView Consent { get; init; }
}

/// <summary>What the candidate said to being interviewed.</summary>
public sealed record ConsentView
{
    /// <summary>True for consent; false for none, or for one that was withdrawn.</summary>
    public required bool Given { get; init; }

    /// <summary>The words that it was about.</summary>
    public required string Text { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The consent as clients see it.</summary>
    public static ConsentView? Of(Consent? consent) =>
        consent is null ? null : new() { Given = consent.Given, Text = consent.Text, At = consent.At };
}
