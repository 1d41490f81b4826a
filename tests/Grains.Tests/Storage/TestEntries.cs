using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interviewing.Storage;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Said), "said")]
[JsonDerivedType(typeof(Scored), "scored")]
public abstract record TestEntry;

public sealed record Said(string Words) : TestEntry;

public sealed record Scored(int Score) : TestEntry;

public sealed class TestState
{
    public string? Words { get; set; }

    public int Number { get; set; }
}

public sealed class TestExpiring : IExpiring
{
    public DateTimeOffset ExpiresAt { get; set; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(TestEntry))]
[JsonSerializable(typeof(TestState))]
[JsonSerializable(typeof(TestExpiring))]
internal sealed partial class TestJson : JsonSerializerContext;
