using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>The activations of the silo: at most one for each grain.</summary>
internal sealed class Catalog(Silo silo)
{
    private const int EndingAtOnce = 256;
    private const int Rounds = 5;
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();

    internal void Deliver(GrainCall call)
    {
        if (!_activations.TryGetValue(call.Target, out var activation))
        {
            var grainClass = silo.Classes.Of(call.Target.Type);
            activation = _activations.GetOrAdd(
                call.Target, static (id, from) => new Activation(from.silo, from.grainClass, id), (silo, grainClass));
        }

        activation.Receive(call);
    }

    internal void Remove(Activation activation) =>
        _activations.TryRemove(KeyValuePair.Create(activation.GrainId, activation));

    /// <summary>
    /// Ends all activations, many at a time, or as many as there is time for. An ending one may call a grain that
    /// has ended already and so begins anew, so it takes some rounds.
    /// </summary>
    internal async Task EndAllAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        try
        {
            for (var round = 0; round < Rounds && !_activations.IsEmpty; round++)
            {
                foreach (var some in _activations.Values.Chunk(EndingAtOnce))
                {
                    foreach (var one in some) one.Deactivate(reason, cancellationToken);
                    var ended = Task.WhenAll(some.Select(one => one.Deactivated));
                    await ended.WaitAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            silo.Log.NotAllEnded(_activations.Count);
        }
    }
}
