namespace Interviewing.Load.Wire;

/// <summary>An answer as it came; its body lies in the connection's buffer and is good until the next request.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">The body, out of its chunks.</param>
public readonly record struct HttpAnswer(int Status, ReadOnlyMemory<byte> Body);
