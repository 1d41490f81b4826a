using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Reflection;

namespace Orleans.Serialization;

/// <summary>Types whose values nobody can change, so that they need no copy.</summary>
internal static class ShallowTypes
{
    private static readonly HashSet<Type> Simple =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateOnly), typeof(TimeOnly), typeof(DateTimeOffset),
        typeof(TimeSpan), typeof(Guid), typeof(Version), typeof(Uri), typeof(IPAddress), typeof(IPEndPoint),
        typeof(CancellationToken), typeof(CultureInfo), typeof(CompareInfo), typeof(Int128), typeof(UInt128),
        typeof(BigInteger), typeof(Half),
    ];

    // Immutable themselves, but only as immutable as what they hold.
    private static readonly HashSet<Type> Containers =
    [
        typeof(Nullable<>), typeof(Tuple<>), typeof(Tuple<,>), typeof(Tuple<,,>), typeof(Tuple<,,,>), typeof(Tuple<,,,,>),
        typeof(Tuple<,,,,,>), typeof(Tuple<,,,,,,>), typeof(ImmutableArray<>), typeof(ImmutableList<>),
        typeof(ImmutableDictionary<,>), typeof(ImmutableHashSet<>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>),
        typeof(ImmutableSortedDictionary<,>), typeof(ImmutableSortedSet<>), typeof(FrozenDictionary<,>), typeof(FrozenSet<>),
    ];

    private static readonly ConcurrentDictionary<Type, bool> Known = new();

    internal static bool Contains(Type type) => Known.GetOrAdd(type, IsShallow);

    private static bool IsShallow(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || Simple.Contains(type)) return true;
        if (type.IsSealed && type.IsDefined(typeof(ImmutableAttribute), inherit: false)) return true;
        if (typeof(Exception).IsAssignableFrom(type) || typeof(Type).IsAssignableFrom(type)) return true;
        if (type.IsConstructedGenericType && Containers.Contains(type.GetGenericTypeDefinition()))
            return Array.TrueForAll(type.GenericTypeArguments, Contains);
        return type.IsValueType && Array.TrueForAll(
            type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
            field => Contains(field.FieldType));
    }
}
