namespace Orleans.Runtime;

/// <summary>Names a class of grains. By convention: the class name in lower case without its "Grain" ending.</summary>
public readonly struct GrainType : IEquatable<GrainType>, IComparable<GrainType>
{
    /// <summary>Makes a grain type from its text.</summary>
    /// <param name="id">The text.</param>
    public GrainType(IdSpan id) => Value = id;

    /// <summary>The text.</summary>
    public IdSpan Value { get; }

    /// <summary>Whether no type is named.</summary>
    public bool IsDefault => Value.IsDefault;

    /// <summary>Makes a grain type from its text.</summary>
    /// <param name="value">The text; not blank.</param>
    public static GrainType Create(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new GrainType(IdSpan.Create(value));
    }

    /// <summary>A hash that is the same in every process and for all time.</summary>
    public uint GetUniformHashCode() => Value.GetUniformHashCode();

    /// <inheritdoc/>
    public bool Equals(GrainType obj) => Value.Equals(obj.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(GrainType other) => Value.CompareTo(other.Value);

    /// <summary>The text.</summary>
    public override string ToString() => Value.ToString();

    /// <summary>Whether both name the same class.</summary>
    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    /// <summary>Whether they name different classes.</summary>
    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);
}
