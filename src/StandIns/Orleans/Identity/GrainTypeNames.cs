using System.Reflection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>The <see cref="GrainType"/> of a grain class: by attribute, or else by convention.</summary>
internal static class GrainTypeNames
{
    private const string Suffix = "grain";

#pragma warning disable CA1308 // The convention is lower case: these names are in storage.
    internal static GrainType Of(Type grainClass)
    {
        if (grainClass.GetCustomAttribute<GrainTypeAttribute>() is { } given) return given.GrainType;
        var name = grainClass.Name.ToLowerInvariant();
        if (name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal)) name = name[..^Suffix.Length];
        return GrainType.Create(name);
    }
#pragma warning restore CA1308
}
