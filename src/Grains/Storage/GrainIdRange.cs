namespace Interviewing.Storage;

/// <summary>The ids, as they are stored, of the grains whose keys begin with a prefix: from <see cref="First"/> to before <see cref="End"/>.</summary>
internal readonly record struct GrainIdRange(string Type, string KeyPrefix)
{
    /// <summary>Those of a type.</summary>
    public static GrainIdRange All(string type) => new(type, "");

    /// <summary>The first that there can be.</summary>
    public string First => $"{Type}/{KeyPrefix}";

    /// <summary>The first that is behind all of them.</summary>
    public string End => $"{First[..^1]}{(char)(First[^1] + 1)}";

    /// <summary>The key of an id that is in the range.</summary>
    public string KeyOf(string id) => id[(Type.Length + 1)..];
}
