using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>The runtime: everything that one silo has, and how calls enter it.</summary>
internal sealed class Silo : IDisposable
{
    private const int GrainDeactivation = ServiceLifecycleStage.BecomeActive - 1;
    private readonly SiloLifecycle _lifecycle;
    private Phase _phase;

    public Silo(
        IServiceProvider services,
        SiloLifecycle lifecycle,
        SiloLog log,
        TimeProvider time,
        IOptions<GrainCollectionOptions> collection,
        IOptions<SiloMessagingOptions> messaging)
    {
        _lifecycle = lifecycle;
        Services = services;
        Log = log;
        Time = time;
        Collection = collection.Value;
        Collection.Validate();
        ResponseTimeout = messaging.Value.ResponseTimeout;
        Classes = new GrainClasses(Collection);
        Catalog = new Catalog(this);
        References = new References(this);
        Observers = new Observers(this);
        GrainFactory = new GrainFactory(this);
        Collector = new IdleCollector(time, Collection);
    }

    private enum Phase : byte
    {
        New,
        Running,
        Stopping,
        Stopped,
    }

    internal IServiceProvider Services { get; }

    internal SiloLog Log { get; }

    internal TimeProvider Time { get; }

    internal GrainCollectionOptions Collection { get; }

    internal TimeSpan ResponseTimeout { get; }

    internal GrainClasses Classes { get; }

    internal Catalog Catalog { get; }

    internal References References { get; }

    internal Observers Observers { get; }

    internal GrainFactory GrainFactory { get; }

    internal IdleCollector Collector { get; }

    internal PendingCalls Pending { get; } = new();

    internal IIncomingGrainCallFilter[] Filters { get; private set; } = [];

    internal bool TracesCalls { get; private set; }

    public void Dispose()
    {
        Collector.Dispose();
        Pending.Dispose();
    }

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Services.GetService<IHostEnvironment>()?.IsDevelopment() == true) TravelCheck.Check(Classes.Interfaces);
        Filters = Services.GetServices<IIncomingGrainCallFilter>().ToArray();
        TracesCalls = Services.GetService<CallTracing>() is not null;
        foreach (var participant in Services.GetServices<ILifecycleParticipant<ISiloLifecycle>>())
            participant.Participate(_lifecycle);
        _lifecycle.Subscribe<Silo>(GrainDeactivation, static _ => Task.CompletedTask, EndGrainsAsync);
        _phase = Phase.Running;
        try
        {
            await _lifecycle.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // What did start is stopped again.
            await StopAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        Log.Started(Classes.Count);
    }

    /// <summary>New calls from outside are refused, running turns and the calls that they make are finished.</summary>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_phase != Phase.Running) return;
        _phase = Phase.Stopping;
        await _lifecycle.StopAsync(cancellationToken).ConfigureAwait(false);
        _phase = Phase.Stopped;
        Pending.FailAll(static call => new SiloUnavailableException($"The silo has stopped before {call} was answered."));
        Log.Stopped();
    }

    /// <summary>Sends a call on its way.</summary>
    /// <returns>The answer that the caller waits for.</returns>
    internal Task<T> Send<T>(GrainCall<T> call)
    {
        if (_phase != Phase.Running && !(_phase == Phase.Stopping && call.Source is not null))
        {
            call.Reject(new SiloUnavailableException($"The silo is not running; {call} was not sent."));
            return call.Answered;
        }

        if (call.Method.OneWay) call.Answer();
        else call.Await(call.Method.ResponseTimeout ?? ResponseTimeout);
        Deliver(call);
        return call.Answered;
    }

    internal void Deliver(GrainCall call)
    {
        try
        {
            if (call.Target.Type == Observers.Type) Observers.Deliver(call);
            else Catalog.Deliver(call);
        }
        catch (ArgumentException noSuchGrain)
        {
            call.Reject(noSuchGrain);
        }
    }

    private Task EndGrainsAsync(CancellationToken cancellationToken) => Catalog.EndAllAsync(
        new(DeactivationReasonCode.ShuttingDown, "The process is stopping."), cancellationToken);
}
