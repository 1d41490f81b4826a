namespace FakeCollector;

/// <summary>A span as it came.</summary>
/// <param name="Service">The name of the process's service.</param>
/// <param name="Source">Who made it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Trace">The trace that it is of.</param>
/// <param name="Id">Its id.</param>
/// <param name="Parent">The span that it is within; empty for the first of a trace.</param>
/// <param name="Attributes">What it says of itself.</param>
public sealed record SeenSpan(
    string Service, string Source, string Name, string Trace, string Id, string Parent, IReadOnlyDictionary<string, string> Attributes);
