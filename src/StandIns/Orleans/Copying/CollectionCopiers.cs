using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Reflection;

namespace Orleans.Serialization;

/// <summary>Copiers of the collections that may travel. Only these very types: a class derived from one is another type.</summary>
internal static class CollectionCopiers
{
    private static readonly Dictionary<Type, string> Methods = new()
    {
        [typeof(List<>)] = nameof(CopyList),
        [typeof(Dictionary<,>)] = nameof(CopyDictionary),
        [typeof(HashSet<>)] = nameof(CopyHashSet),
        [typeof(Queue<>)] = nameof(CopyQueue),
        [typeof(Stack<>)] = nameof(CopyStack),
        [typeof(SortedDictionary<,>)] = nameof(CopySortedDictionary),
        [typeof(SortedSet<>)] = nameof(CopySortedSet),
        [typeof(ConcurrentDictionary<,>)] = nameof(CopyConcurrentDictionary),
        [typeof(Collection<>)] = nameof(CopyCollection),
        [typeof(ReadOnlyCollection<>)] = nameof(CopyReadOnlyCollection),
        [typeof(ImmutableArray<>)] = nameof(CopyImmutableArray),
        [typeof(ImmutableList<>)] = nameof(CopyImmutableList),
        [typeof(ImmutableDictionary<,>)] = nameof(CopyImmutableDictionary),
    };

    internal static Copier? TryMake(Type type)
    {
        if (type.IsSZArray) return Make(nameof(CopyArray), type, [type.GetElementType()!]);
        if (!type.IsConstructedGenericType) return null;
        return Methods.TryGetValue(type.GetGenericTypeDefinition(), out var method)
            ? Make(method, type, type.GenericTypeArguments)
            : null;
    }

    private static Copier Make(string method, Type type, Type[] arguments)
    {
        var copy = typeof(CollectionCopiers).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(arguments)
            .CreateDelegate(typeof(Func<,,>).MakeGenericType(type, typeof(CopyContext), type));
        return (Copier)Activator.CreateInstance(
            typeof(FunctionCopier<>).MakeGenericType(type), BindingFlags.NonPublic | BindingFlags.Instance, null, [copy], null)!;
    }

    private static T[] CopyArray<T>(T[] source, CopyContext context)
    {
        var copy = (T[])source.Clone();
        context.Record(source, copy);
        if (ShallowTypes.Contains(typeof(T))) return copy;
        for (var i = 0; i < copy.Length; i++) copy[i] = Copier.CopyItem(source[i], context);
        return copy;
    }

    private static List<T> CopyList<T>(List<T> source, CopyContext context)
    {
        var copy = new List<T>(source.Count);
        context.Record(source, copy);
        if (ShallowTypes.Contains(typeof(T))) copy.AddRange(source);
        else foreach (var item in source) copy.Add(Copier.CopyItem(item, context));
        return copy;
    }

    private static Dictionary<TKey, TValue> CopyDictionary<TKey, TValue>(
        Dictionary<TKey, TValue> source, CopyContext context)
        where TKey : notnull
    {
        var copy = new Dictionary<TKey, TValue>(source.Count, source.Comparer);
        context.Record(source, copy);
        foreach (var (key, value) in source)
            copy.Add(Copier.CopyItem(key, context), Copier.CopyItem(value, context));
        return copy;
    }

    private static HashSet<T> CopyHashSet<T>(HashSet<T> source, CopyContext context)
    {
        var copy = new HashSet<T>(source.Count, source.Comparer);
        context.Record(source, copy);
        foreach (var item in source) copy.Add(Copier.CopyItem(item, context));
        return copy;
    }

    private static Queue<T> CopyQueue<T>(Queue<T> source, CopyContext context)
    {
        var copy = new Queue<T>(source.Count);
        context.Record(source, copy);
        foreach (var item in source) copy.Enqueue(Copier.CopyItem(item, context));
        return copy;
    }

    private static Stack<T> CopyStack<T>(Stack<T> source, CopyContext context)
    {
        var copy = new Stack<T>(source.Count);
        context.Record(source, copy);
        foreach (var item in source.Reverse()) copy.Push(Copier.CopyItem(item, context));
        return copy;
    }

    private static SortedDictionary<TKey, TValue> CopySortedDictionary<TKey, TValue>(
        SortedDictionary<TKey, TValue> source, CopyContext context)
        where TKey : notnull
    {
        var copy = new SortedDictionary<TKey, TValue>(source.Comparer);
        context.Record(source, copy);
        foreach (var (key, value) in source)
            copy.Add(Copier.CopyItem(key, context), Copier.CopyItem(value, context));
        return copy;
    }

    private static SortedSet<T> CopySortedSet<T>(SortedSet<T> source, CopyContext context)
    {
        var copy = new SortedSet<T>(source.Comparer);
        context.Record(source, copy);
        foreach (var item in source) copy.Add(Copier.CopyItem(item, context));
        return copy;
    }

    private static ConcurrentDictionary<TKey, TValue> CopyConcurrentDictionary<TKey, TValue>(
        ConcurrentDictionary<TKey, TValue> source, CopyContext context)
        where TKey : notnull
    {
        var copy = new ConcurrentDictionary<TKey, TValue>(source.Comparer);
        context.Record(source, copy);
        foreach (var (key, value) in source)
            copy[Copier.CopyItem(key, context)] = Copier.CopyItem(value, context);
        return copy;
    }

    private static Collection<T> CopyCollection<T>(Collection<T> source, CopyContext context)
    {
        var copy = new Collection<T>();
        context.Record(source, copy);
        foreach (var item in source) copy.Add(Copier.CopyItem(item, context));
        return copy;
    }

    private static ReadOnlyCollection<T> CopyReadOnlyCollection<T>(ReadOnlyCollection<T> source, CopyContext context)
    {
        var copy = new ReadOnlyCollection<T>(source.Select(item => Copier.CopyItem(item, context)).ToArray());
        context.Record(source, copy);
        return copy;
    }

    private static ImmutableArray<T> CopyImmutableArray<T>(ImmutableArray<T> source, CopyContext context) =>
        source.IsDefault ? source : [.. source.Select(item => Copier.CopyItem(item, context))];

    private static ImmutableList<T> CopyImmutableList<T>(ImmutableList<T> source, CopyContext context)
    {
        var copy = source.ConvertAll(item => Copier.CopyItem(item, context));
        context.Record(source, copy);
        return copy;
    }

    private static ImmutableDictionary<TKey, TValue> CopyImmutableDictionary<TKey, TValue>(
        ImmutableDictionary<TKey, TValue> source, CopyContext context)
        where TKey : notnull
    {
        var copy = source.ToImmutableDictionary(
            one => Copier.CopyItem(one.Key, context), one => Copier.CopyItem(one.Value, context), source.KeyComparer);
        context.Record(source, copy);
        return copy;
    }

    private sealed class FunctionCopier<T> : Copier
    {
        private readonly Func<T, CopyContext, T> _copy;

        internal FunctionCopier(Func<T, CopyContext, T> copy) => _copy = copy;

        internal override object? CopyObject(object value, CopyContext context) => _copy((T)value, context);
    }
}
