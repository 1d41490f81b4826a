using System.Reflection;
using Orleans.Concurrency;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>A class of grains with all that its activations share, worked out once.</summary>
internal sealed class GrainClass
{
    private readonly Lazy<GrainConstructor> _constructor;

    internal GrainClass(Type type, GrainCollectionOptions collection)
    {
        Type = type;
        GrainType = GrainTypeNames.Of(type);
        Interfaces = Array.FindAll(type.GetInterfaces(), IsGrainInterface);
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        HasOnActivate = Overrides(nameof(IGrainBase.OnActivateAsync));
        HasOnDeactivate = Overrides(nameof(IGrainBase.OnDeactivateAsync));
        CollectionAge = type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit
            ?? (collection.ClassSpecificCollectionAge.TryGetValue(type.FullName!, out var age) ? age : collection.CollectionAge);
        _constructor = new(() => new GrainConstructor(type));
    }

    internal Type Type { get; }

    internal GrainType GrainType { get; }

    internal Type[] Interfaces { get; }

    /// <summary>The interface that a grain's reference to itself has.</summary>
    internal Type MainInterface => Interfaces[0];

    internal bool IsReentrant { get; }

    internal bool HasOnActivate { get; }

    internal bool HasOnDeactivate { get; }

    internal TimeSpan CollectionAge { get; }

    internal static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && typeof(IGrainBase).IsAssignableFrom(type) && Array.Exists(type.GetInterfaces(), IsGrainInterface);

    internal object Create(Activation activation) => _constructor.Value.Create(activation);

    private static bool IsGrainInterface(Type type) =>
        typeof(IGrain).IsAssignableFrom(type) && type != typeof(IGrain) && type != typeof(IGrainWithStringKey);

    private bool Overrides(string method)
    {
        var map = Type.GetInterfaceMap(typeof(IGrainBase));
        var implementation = Array.Find(map.TargetMethods, one => one.Name.EndsWith(method, StringComparison.Ordinal));
        return implementation!.DeclaringType != typeof(Grain) && implementation.DeclaringType != typeof(IGrainBase);
    }
}
