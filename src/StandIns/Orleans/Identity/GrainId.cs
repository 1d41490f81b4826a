namespace Orleans.Runtime;

/// <summary>The identity of one grain: its type and its key. Written as <c>type/key</c>.</summary>
public readonly struct GrainId : IEquatable<GrainId>, IComparable<GrainId>
{
    /// <summary>Makes an identity.</summary>
    /// <param name="type">The class of grain.</param>
    /// <param name="key">Which one of that class.</param>
    public GrainId(GrainType type, IdSpan key)
    {
        Type = type;
        Key = key;
    }

    /// <summary>The class of grain.</summary>
    public GrainType Type { get; }

    /// <summary>Which one of that class.</summary>
    public IdSpan Key { get; }

    /// <summary>Whether this names no grain.</summary>
    public bool IsDefault => Type.IsDefault && Key.IsDefault;

    /// <summary>Makes an identity from two texts.</summary>
    /// <param name="type">The grain type's text.</param>
    /// <param name="key">The key; not blank.</param>
    public static GrainId Create(string type, string key) => Create(GrainType.Create(type), key);

    /// <summary>Makes an identity of a known type.</summary>
    /// <param name="type">The class of grain.</param>
    /// <param name="key">The key; not blank.</param>
    public static GrainId Create(GrainType type, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new GrainId(type, IdSpan.Create(key));
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="value">The text <c>type/key</c>.</param>
    /// <exception cref="ArgumentException">There is no slash in the text.</exception>
    public static GrainId Parse(string value) =>
        TryParse(value, out var result)
            ? result
            : throw new ArgumentException($"\"{value}\" is not a grain id (type/key).", nameof(value));

    /// <summary>Reads what <see cref="ToString"/> wrote, if it is that.</summary>
    /// <param name="value">The text <c>type/key</c>.</param>
    /// <param name="result">The identity.</param>
    public static bool TryParse(string? value, out GrainId result)
    {
        var slash = value?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        result = slash < 0
            ? default
            : new GrainId(new GrainType(IdSpan.Create(value![..slash])), IdSpan.Create(value[(slash + 1)..]));
        return slash >= 0;
    }

    /// <summary>A hash that is the same in every process and for all time; reminder tables are ranged over it.</summary>
    public uint GetUniformHashCode() => unchecked((Type.GetUniformHashCode() * 31) + Key.GetUniformHashCode());

    /// <inheritdoc/>
    public bool Equals(GrainId other) => Key.Equals(other.Key) && Type.Equals(other.Type);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Key);

    /// <inheritdoc/>
    public int CompareTo(GrainId other)
    {
        var byType = Type.CompareTo(other.Type);
        return byType != 0 ? byType : Key.CompareTo(other.Key);
    }

    /// <summary>The identity as <c>type/key</c>.</summary>
    public override string ToString() => $"{Type}/{Key}";

    /// <summary>Whether both name the same grain.</summary>
    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    /// <summary>Whether they name different grains.</summary>
    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);
}
