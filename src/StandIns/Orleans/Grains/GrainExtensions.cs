using Orleans.Runtime;

namespace Orleans;

/// <summary>What can be asked of a grain reference, or of a grain about itself.</summary>
public static class GrainExtensions
{
    /// <summary>A reference to the same grain by another of its interfaces.</summary>
    /// <typeparam name="TGrainInterface">The interface.</typeparam>
    /// <param name="grain">A reference, or a grain itself.</param>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
    {
        var reference = ReferenceOf(grain);
        return reference is TGrainInterface already
            ? already
            : (TGrainInterface)(object)reference.Silo.References.Get(typeof(TGrainInterface), reference.GrainId);
    }

    /// <summary>The grain's identity.</summary>
    /// <param name="grain">A reference, or a grain itself.</param>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase self => self.GrainContext.GrainId,
        null => throw new ArgumentNullException(nameof(grain)),
        _ => throw NotAGrain(grain),
    };

    /// <summary>The text that the grain was got by.</summary>
    /// <param name="grain">A reference, or a grain itself.</param>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    internal static GrainReference ReferenceOf(IAddressable grain) => grain switch
    {
        GrainReference reference => reference,
        IGrainBase self => self.GrainContext.GrainReference,
        null => throw new ArgumentNullException(nameof(grain)),
        _ => throw NotAGrain(grain),
    };

    private static ArgumentException NotAGrain(IAddressable grain) =>
        new($"{grain.GetType()} is neither a grain reference nor a grain made by the runtime.", nameof(grain));
}
