namespace Orleans.Runtime;

/// <summary>Makes the references of one silo.</summary>
internal sealed class References(Silo silo)
{
    internal GrainReference Get(Type contract, GrainId grainId) =>
        GrainInterface.Of(contract).NewReference(silo, grainId);
}
