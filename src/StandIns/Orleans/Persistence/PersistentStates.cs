using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>Makes the <see cref="PersistentState{T}"/>s that grain constructors ask for.</summary>
internal static class PersistentStates
{
    private static readonly MethodInfo MakerOf =
        typeof(PersistentStates).GetMethod(nameof(MakeMaker), BindingFlags.NonPublic | BindingFlags.Static)!;

    internal static Func<Activation, object?> Maker(ParameterInfo parameter, PersistentStateAttribute attribute)
    {
        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new ArgumentException(
                $"{parameter.Member.DeclaringType}: [PersistentState] parameter {parameter.Name} must be an IPersistentState<T>.");
        }

        var name = string.IsNullOrEmpty(attribute.StateName) ? parameter.Name! : attribute.StateName;
        return (Func<Activation, object?>)MakerOf.MakeGenericMethod(type.GenericTypeArguments)
            .Invoke(null, [name, attribute.StorageName])!;
    }

    private static Func<Activation, object?> MakeMaker<T>(string name, string? storageName) => activation =>
    {
        // Storage is a singleton: asked from the root, so that the activation needs no scope for it.
        var services = activation.Silo.Services;
        var storage = string.IsNullOrWhiteSpace(storageName)
            ? services.GetService<IGrainStorage>()
            : services.GetKeyedService<IGrainStorage>(storageName);
        if (storage is null)
        {
            throw new BadProviderConfigException(
                $"There is no {(storageName is null ? "default grain storage" : $"grain storage named \"{storageName}\"")}"
                + $" for {activation.GrainId.Type}.");
        }

        var state = new PersistentState<T>(activation, name, storage);
        activation.Add(state);
        return state;
    };
}
