using System.Collections.Immutable;

namespace Interviewing.StandIns.Tests.Copying;

[GenerateSerializer, Alias("tests.mutable")]
public sealed class MutableMessage
{
    [Id(0)]
    public List<string> Items { get; set; } = [];

    [Id(1)]
    public MutableMessage? Other { get; set; }

    /// <summary>Without an id it stays behind.</summary>
    [field: NonSerialized]
    public string? NotSent { get; set; }

    [Id(2)]
    public byte[]? Bytes { get; init; }
}

[GenerateSerializer, Immutable]
public sealed class ImmutableMessage
{
    [Id(0)]
    public List<string> Items { get; set; } = [];
}

[GenerateSerializer]
public record PositionalMessage(string Name, List<int> Numbers)
{
    [Id(0)]
    public int Extra { get; init; }

    [field: NonSerialized]
    public int NotSent { get; init; }
}

[GenerateSerializer]
public abstract class BaseMessage
{
    [Id(0)]
    public List<string> FromBase { get; set; } = [];
}

[GenerateSerializer]
public sealed class DerivedMessage : BaseMessage
{
    [Id(0)]
    public Dictionary<string, PositionalMessage> FromDerived { get; set; } = [];

    [Id(1)]
    public (int Number, List<int> List) Pair { get; set; }

    [Id(2)]
    public ImmutableArray<string> Words { get; set; } = [];

    [Id(3)]
    public IReadOnlyList<DateTimeOffset> Times { get; set; } = [];

    [Id(4)]
    public object? Anything { get; set; }
}

public sealed class UnmarkedMessage
{
    public string Text { get; set; } = "";
}

[GenerateSerializer]
public sealed class HolderOfUnmarked
{
    [Id(0)]
    public UnmarkedMessage? Unmarked { get; set; }
}
