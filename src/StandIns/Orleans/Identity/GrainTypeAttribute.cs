using Orleans.Runtime;

namespace Orleans;

/// <summary>On a grain class: its <see cref="GrainType"/>, which then stays when the class is renamed.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrainTypeAttribute : Attribute
{
    private readonly string _grainType;

    /// <summary>Sets the type.</summary>
    /// <param name="grainType">Its text.</param>
    public GrainTypeAttribute(string grainType) => _grainType = grainType;

    internal GrainType GrainType => GrainType.Create(_grainType);
}
