using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>A grain or observer interface: its methods and how references to it are made. One for the process.</summary>
internal sealed class GrainInterface
{
    private static readonly ConcurrentDictionary<Type, GrainInterface> All = new();
    private readonly Lazy<ReferenceFactory> _newReference;

    private GrainInterface(Type type)
    {
        Type = type;
        Methods = type.GetInterfaces().Prepend(type)
            .SelectMany(one => one.GetMethods())
            .Where(method => !method.IsStatic)
            .Select(method => new GrainMethod(method))
            .ToArray();
        _newReference = new Lazy<ReferenceFactory>(() => ReferenceEmitter.Emit(this));
    }

    internal delegate GrainReference ReferenceFactory(GrainInterface contract, Silo silo, GrainId grainId);

    internal Type Type { get; }

    internal GrainMethod[] Methods { get; }

    internal static GrainInterface Of(Type type) => All.GetOrAdd(type, static type =>
        type.IsInterface && typeof(IAddressable).IsAssignableFrom(type)
            ? new GrainInterface(type)
            : throw new ArgumentException($"{type} is not a grain or observer interface."));

    internal GrainReference NewReference(Silo silo, GrainId grainId) => _newReference.Value(this, silo, grainId);
}
