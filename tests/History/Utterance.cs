namespace Interviewing.History;

/// <summary>One entry of a transcript.</summary>
public sealed record Utterance(long Sequence, bool IsCandidates, string Text);
