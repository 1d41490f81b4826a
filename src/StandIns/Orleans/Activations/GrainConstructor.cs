using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>Makes instances of one grain class: services from the activation's scope, state from storage.</summary>
internal sealed class GrainConstructor
{
    private readonly Type _grainClass;
    private readonly ConstructorInvoker _constructor;
    private readonly Func<Activation, object?>[] _arguments;

    internal GrainConstructor(Type grainClass)
    {
        _grainClass = grainClass;
        var constructors = grainClass.GetConstructors();
        var chosen = Array.Find(constructors, one => one.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? constructors.MaxBy(one => one.GetParameters().Length)
            ?? throw new InvalidOperationException($"{grainClass} has no public constructor.");
        _constructor = ConstructorInvoker.Create(chosen);
        _arguments = Array.ConvertAll(chosen.GetParameters(), ArgumentFor);
    }

    internal object Create(Activation activation)
    {
        try
        {
            return _constructor.Invoke(Array.ConvertAll(_arguments, argument => argument(activation)).AsSpan());
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"No instance of grain class {_grainClass} could be made: {failure.Message}", failure);
        }
    }

    private static Func<Activation, object?> ArgumentFor(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } state)
            return PersistentStates.Maker(parameter, state);
        if (parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { } keyed)
            return activation => OrDefault(activation.ActivationServices.GetKeyedServices(type, keyed.Key).LastOrDefault());
        if (type == typeof(IGrainContext))
            return static activation => activation;
        return activation => OrDefault(activation.ActivationServices.GetService(type));

        object? OrDefault(object? service) => service
            ?? (parameter.HasDefaultValue
                ? parameter.DefaultValue
                : throw new InvalidOperationException(
                    $"There is no service of type {type} for the constructor of {parameter.Member.DeclaringType}."));
    }
}
