using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>
/// Looks at start, in a development environment, whether all types in the signatures of grain interfaces can
/// travel; the published packages do so too. Elsewhere a call that cannot travel fails when it is made.
/// </summary>
internal static class TravelCheck
{
    internal static void Check(IEnumerable<Type> interfaces)
    {
        var complaints = new List<string>();
        foreach (var method in interfaces.Distinct().SelectMany(one => GrainInterface.Of(one).Methods))
        {
            foreach (var type in method.Info.GetParameters().Select(one => one.ParameterType).Append(method.Info.ReturnType))
            {
                if (FirstThatCannot(type) is { } culprit)
                    complaints.Add($"{culprit}, in {method.Info.DeclaringType}.{method.Info.Name}");
            }
        }

        if (complaints.Count == 0) return;
        throw new OrleansConfigurationException(
            "Types in grain interfaces that cannot travel (are they [GenerateSerializer]?):"
            + string.Concat(complaints.Distinct().Select(one => $"{Environment.NewLine}  {one}")));
    }

    private static Type? FirstThatCannot(Type type)
    {
        if (type.HasElementType) return FirstThatCannot(type.GetElementType()!);
        foreach (var argument in type.GenericTypeArguments)
            if (FirstThatCannot(argument) is { } culprit) return culprit;
        if (type.IsInterface || type.IsAbstract || type == typeof(object) || type == typeof(void)) return null;
        if (typeof(Task).IsAssignableFrom(type) || type.Name.StartsWith(nameof(ValueTask), StringComparison.Ordinal)) return null;
        return Copier.CanCopy(type) ? null : type;
    }
}
