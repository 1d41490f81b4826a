using System.Collections.Immutable;

namespace Interviewing.Storage;

/// <summary>Some of the grains whose state has expired.</summary>
/// <param name="Keys">Their keys; there may be none on a page.</param>
/// <param name="Next">Where it goes on; null at the end. What is erased meanwhile changes nothing about that.</param>
public sealed record ExpiredPage(ImmutableArray<string> Keys, string? Next);
