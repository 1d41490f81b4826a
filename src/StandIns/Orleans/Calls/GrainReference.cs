namespace Orleans.Runtime;

/// <summary>
/// What callers hold instead of a grain. For each grain interface a subclass is emitted at run time that
/// implements the interface by turning its calls into <see cref="GrainCall"/>s.
/// </summary>
[Immutable]
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    internal GrainReference(GrainInterface contract, Silo silo, GrainId grainId)
    {
        Contract = contract;
        Silo = silo;
        GrainId = grainId;
    }

    /// <summary>Who is called.</summary>
    public GrainId GrainId { get; }

    internal GrainInterface Contract { get; }

    internal Silo Silo { get; }

    /// <summary>Two references are equal when they lead to the same grain.</summary>
    /// <param name="other">The other reference.</param>
    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <summary>The interface and the grain's identity.</summary>
    public sealed override string ToString() => $"GrainReference:{GrainId}:{Contract.Type.FullName}";

    /// <summary>Whether both lead to the same grain.</summary>
    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) =>
        reference1 is null ? reference2 is null : reference1.Equals(reference2);

    /// <summary>Whether they lead to different grains.</summary>
    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) =>
        !(reference1 == reference2);

    // The emitted methods end in one of these five, by their return type.
    internal Task<T> CallTaskOf<T>(int method, object?[] arguments) => Send<T>(method, arguments);

    internal Task CallTask(int method, object?[] arguments) => Send<object?>(method, arguments);

    internal ValueTask<T> CallValueTaskOf<T>(int method, object?[] arguments) => new(Send<T>(method, arguments));

    internal ValueTask CallValueTask(int method, object?[] arguments) => new(Send<object?>(method, arguments));

    internal void CallVoid(int method, object?[] arguments) => Send<object?>(method, arguments);

    private Task<T> Send<T>(int method, object?[] arguments)
    {
        var target = Contract.Methods[method];
        target.CopyArguments(arguments);
        return Silo.Send(new GrainCall<T>(Silo, GrainId, target, arguments));
    }
}
