namespace Orleans.Runtime;

/// <summary>One half of a grain's identity: the text of a grain type or of a key.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>
{
    private readonly string? _text;

    private IdSpan(string text) => _text = text;

    /// <summary>Whether there is no text at all.</summary>
    public bool IsDefault => string.IsNullOrEmpty(_text);

    /// <summary>Makes an identity part from its text.</summary>
    /// <param name="id">The text; it is compared exactly.</param>
    public static IdSpan Create(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new IdSpan(id);
    }

    /// <summary>A hash that is the same in every process and for all time, so it may be stored.</summary>
    public uint GetUniformHashCode() => StableHash.Compute(_text ?? "");

    /// <inheritdoc/>
    public bool Equals(IdSpan other) => string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? 0 : _text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(IdSpan other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The text.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>Whether both have the same text.</summary>
    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);
}
