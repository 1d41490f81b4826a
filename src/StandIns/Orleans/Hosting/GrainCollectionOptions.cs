using Orleans.Runtime;

namespace Orleans.Configuration;

/// <summary>Options of idle collection.</summary>
public class GrainCollectionOptions
{
    /// <summary>How often it is looked for idle activations. Default: 1 minute.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an activation stays when nobody calls; more than the quantum. Default: 15 minutes.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The same for single grain classes, by full name.</summary>
#pragma warning disable CA2227 // Settable, as published.
    public Dictionary<string, TimeSpan> ClassSpecificCollectionAge { get; set; } = [];
#pragma warning restore CA2227

    /// <summary>How long OnActivateAsync may take. Default: 30 seconds.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long OnDeactivateAsync may take. Default: 30 seconds.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        if (CollectionQuantum <= TimeSpan.Zero)
            throw new OrleansConfigurationException($"{nameof(CollectionQuantum)} is {CollectionQuantum}; it must be more than 0.");
        foreach (var (what, age) in ClassSpecificCollectionAge.Prepend(new(nameof(CollectionAge), CollectionAge)))
        {
            if (age <= CollectionQuantum)
            {
                throw new OrleansConfigurationException(
                    $"The collection age {age} of {what} must be more than {nameof(CollectionQuantum)}, which is {CollectionQuantum}.");
            }
        }
    }
}
