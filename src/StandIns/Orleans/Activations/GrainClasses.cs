using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>The grain classes of the application, found once at start, and which of them an interface means.</summary>
internal sealed class GrainClasses
{
    private static readonly Lazy<Type[]> Found = new(Find);
    private readonly Dictionary<GrainType, GrainClass> _byType = [];
    private readonly Dictionary<Type, List<GrainClass>> _byInterface = [];
    private readonly ConcurrentDictionary<Type, GrainType> _typeOf = new();

    internal GrainClasses(GrainCollectionOptions collection)
    {
        foreach (var type in Found.Value)
        {
            var grainClass = new GrainClass(type, collection);
            if (!_byType.TryAdd(grainClass.GrainType, grainClass))
            {
                throw new OrleansConfigurationException(
                    $"{type} and {_byType[grainClass.GrainType].Type} have the same grain type {grainClass.GrainType}.");
            }

            foreach (var contract in grainClass.Interfaces)
            {
                if (!_byInterface.TryGetValue(contract, out var classes)) _byInterface[contract] = classes = [];
                classes.Add(grainClass);
            }
        }
    }

    internal int Count => _byType.Count;

    internal IEnumerable<Type> Interfaces => _byInterface.Keys;

    internal GrainClass Of(GrainType type) =>
        _byType.GetValueOrDefault(type) ?? throw new ArgumentException($"There is no grain class of type {type}.");

    /// <summary>The type of grain that is meant by an interface.</summary>
    /// <exception cref="ArgumentException">No class implements it, or several do.</exception>
    internal GrainType TypeOf(Type contract, string? classNamePrefix) => classNamePrefix is null
        ? _typeOf.GetOrAdd(contract, static (contract, self) => self.Find(contract, null).GrainType, this)
        : Find(contract, classNamePrefix).GrainType;

    private GrainClass Find(Type contract, string? classNamePrefix)
    {
        var all = _byInterface.GetValueOrDefault(contract) ?? [];
        if (classNamePrefix is not null)
        {
            all = all.FindAll(one => one.Type.FullName!.StartsWith(classNamePrefix, StringComparison.Ordinal));
            if (all.Find(one => one.Type.FullName == classNamePrefix) is { } exact) return exact;
        }
        else if (all.Count > 1 && all.Find(one => IsNamedFor(one.Type, contract)) is { } primary)
        {
            return primary;
        }

        return all switch
        {
            [var only] => only,
            [] => throw new ArgumentException($"Could not find an implementation for interface {contract}."),
            _ => throw new ArgumentException(
                $"Several grain classes implement {contract}: {string.Join(", ", all.Select(one => one.Type))}."),
        };
    }

    private static bool IsNamedFor(Type grainClass, Type contract) => contract.Name == "I" + grainClass.Name;

    /// <summary>
    /// Looks only into assemblies that know this one: those that are loaded, and those that the entry assembly
    /// leads to.
    /// </summary>
    private static Type[] Find()
    {
        var own = typeof(GrainClasses).Assembly.GetName().Name;
        var found = new Dictionary<string, Assembly>();
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies()) Visit(assembly);
        if (Assembly.GetEntryAssembly() is { } entry) Visit(entry);
        return found.Values.SelectMany(one => one.GetTypes()).Where(GrainClass.IsGrainClass).ToArray();

        void Visit(Assembly assembly)
        {
            if (assembly.IsDynamic || IsFramework(assembly.GetName()) || found.ContainsKey(assembly.FullName!)) return;
            var references = assembly.GetReferencedAssemblies();
            if (!Array.Exists(references, one => one.Name == own)) return;
            found[assembly.FullName!] = assembly;
            foreach (var reference in references)
                if (reference.Name != own && !IsFramework(reference)) Visit(Assembly.Load(reference));
        }
    }

    private static bool IsFramework(AssemblyName name) =>
        name.Name is not { } text || text.StartsWith("System.", StringComparison.Ordinal)
        || text.StartsWith("Microsoft.", StringComparison.Ordinal);
}
