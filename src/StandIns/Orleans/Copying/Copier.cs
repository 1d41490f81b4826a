using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>
/// Copies values that travel between grains, so that neither side sees what the other does to them afterwards.
/// Which type may travel, and what of it is copied, is as it is with the published serializer.
/// </summary>
internal abstract class Copier
{
    private static readonly ConcurrentDictionary<Type, Copier?> ByRuntimeType = new();

    internal abstract object? CopyObject(object value, CopyContext context);

    /// <summary>The copier for values of a declared type; null where none ever needs to be copied.</summary>
    /// <exception cref="CodecNotFoundException">The type cannot travel.</exception>
    internal static Copier? Needed(Type declared)
    {
        if (ShallowTypes.Contains(declared)) return null;
        if (declared.IsInterface && typeof(IAddressable).IsAssignableFrom(declared)) return new AddressableCopier(declared);
        // What a sealed type cannot do it cannot do for null either; the error comes early.
        if (declared.IsSealed && Nullable.GetUnderlyingType(declared) is null) _ = Of(declared);
        return AnyCopier.Instance;
    }

    /// <summary>Whether values of a concrete type can travel.</summary>
    internal static bool CanCopy(Type type)
    {
        try
        {
            _ = Of(Nullable.GetUnderlyingType(type) ?? type);
            return true;
        }
        catch (CodecNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Copies a value by its run-time type, unless it is copied already.</summary>
    internal static object? CopyAny(object? value, CopyContext context) =>
        value is null || Of(value.GetType()) is not { } copier
            ? value
            : context.CopyOf(value) ?? copier.CopyObject(value, context);

    internal static T CopyItem<T>(T item, CopyContext context) =>
        Item<T>.IsShallow ? item : (T)CopyAny(item, context)!;

    private static Copier? Of(Type type) => ByRuntimeType.GetOrAdd(type, static type =>
    {
        if (ShallowTypes.Contains(type) || type.IsDefined(typeof(ImmutableAttribute), inherit: false)) return null;
        if (typeof(GrainReference).IsAssignableFrom(type)) return null;
        if (typeof(IAddressable).IsAssignableFrom(type)) return new AddressableCopier(null);
        return CollectionCopiers.TryMake(type)
            ?? MemberCopier.TryMake(type)
            ?? throw new CodecNotFoundException($"Could not find a copier for type {type}. Is it [GenerateSerializer]?");
    });

    private static class Item<T>
    {
        internal static readonly bool IsShallow = ShallowTypes.Contains(typeof(T));
    }

    private sealed class AnyCopier : Copier
    {
        internal static readonly AnyCopier Instance = new();

        internal override object? CopyObject(object value, CopyContext context) => CopyAny(value, context);
    }
}
