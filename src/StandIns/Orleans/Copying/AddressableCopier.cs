using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>Grains travel as references: a grain that passes itself passes its reference.</summary>
/// <param name="contract">The interface that the receiver expects; null if it is not known.</param>
internal sealed class AddressableCopier(Type? contract) : Copier
{
    internal override object CopyObject(object value, CopyContext context)
    {
        if (value is GrainReference) return value;
        if (value is IGrainObserver)
        {
            throw new NotSupportedException(
                $"{value.GetType()} is an observer, not a reference to one: pass what CreateObjectReference returned.");
        }

        var reference = GrainExtensions.ReferenceOf((IAddressable)value);
        return contract is null || contract.IsInstanceOfType(reference)
            ? reference
            : reference.Silo.References.Get(contract, reference.GrainId);
    }
}
