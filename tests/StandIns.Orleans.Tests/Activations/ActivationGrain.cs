using Interviewing.StandIns.Tests.Running;

namespace Interviewing.StandIns.Tests.Activations;

public interface IActivationGrain : IGrainWithStringKey
{
    Task<int> Increment();

    Task<string> Key();

    Task<string> ScopeKey();

    Task End();

    Task EndAfterGate();

    Task<bool> IsSelf(IActivationGrain other);

    Task<IActivationGrain> Self();
}

public sealed class ActivationGrain(ScopedProbe probe, IGrainContext context) : Grain, IActivationGrain
{
    private int _count;

    private string Name => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Seen.Add(Name, "activated");
        if (Name.StartsWith("fails-once", StringComparison.Ordinal) && Seen.Count(Name, "activated") == 1)
            throw new InvalidDataException("not this time");
        return base.OnActivateAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Seen.Add(Name, $"deactivated {reason.ReasonCode}");
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task<int> Increment() => Task.FromResult(++_count);

    public Task<string> Key() => Task.FromResult(Name);

    public Task<string> ScopeKey() => Task.FromResult(
        ReferenceEquals(probe, ServiceProvider.GetService(typeof(ScopedProbe))) && context.GrainId == this.GetGrainId()
            ? probe.Key
            : "another scope");

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task EndAfterGate()
    {
        DeactivateOnIdle();
        Seen.Add(Name, "ending");
        await Seen.Gate(Name);
        Seen.Add(Name, "call over");
    }

    public Task<bool> IsSelf(IActivationGrain other) => Task.FromResult(other.GetGrainId() == this.GetGrainId());

    public Task<IActivationGrain> Self() => Task.FromResult(this.AsReference<IActivationGrain>());
}

public interface IBadConstructorGrain : IGrainWithStringKey
{
    Task Call();
}

public sealed class BadConstructorGrain : Grain, IBadConstructorGrain
{
    public BadConstructorGrain() => throw new InvalidDataException("no instance");

    public Task Call() => Task.CompletedTask;
}
