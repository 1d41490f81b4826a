using System.Text.Json;

namespace Interviewing.Storage;

/// <summary>
/// How grain states and journal entries become JSON. Its resolver is made of source-generated contexts; each state's and
/// each journal's base entry type has to be in one. Properties that a type does not know are passed over, so that a build
/// can read what a later one wrote.
/// </summary>
/// <param name="Options">The serialiser's options.</param>
public sealed record GrainStateJson(JsonSerializerOptions Options);
