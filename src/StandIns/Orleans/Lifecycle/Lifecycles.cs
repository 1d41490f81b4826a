namespace Orleans
{
    /// <summary>Something that starts and stops in stages.</summary>
    public interface ILifecycleObservable
    {
        /// <summary>Takes part in it.</summary>
        /// <param name="observerName">Who, for the log.</param>
        /// <param name="stage">At which stage: started in rising order, stopped in falling order.</param>
        /// <param name="observer">What to do.</param>
        /// <returns>Disposed, it takes part no more.</returns>
        IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer);
    }

    /// <summary>What is done at a stage.</summary>
    public interface ILifecycleObserver
    {
        /// <summary>The stage starts.</summary>
        /// <param name="cancellationToken">Cancelled when the start is given up.</param>
        Task OnStart(CancellationToken cancellationToken = default);

        /// <summary>The stage stops.</summary>
        /// <param name="cancellationToken">Cancelled when there is no more time.</param>
        Task OnStop(CancellationToken cancellationToken = default);
    }

    /// <summary>A service that takes part in a lifecycle; it is asked once, before the start.</summary>
    /// <typeparam name="TLifecycleObservable">The lifecycle.</typeparam>
    public interface ILifecycleParticipant<TLifecycleObservable>
        where TLifecycleObservable : ILifecycleObservable
    {
        /// <summary>Subscribes to stages.</summary>
        /// <param name="lifecycle">The lifecycle.</param>
        void Participate(TLifecycleObservable lifecycle);
    }

    /// <summary>Stages of a silo's lifecycle.</summary>
    public static class ServiceLifecycleStage
    {
        /// <summary>Before all.</summary>
        public const int First = int.MinValue;

        /// <summary>The runtime's foundation.</summary>
        public const int RuntimeInitialize = 2000;

        /// <summary>The runtime's services.</summary>
        public const int RuntimeServices = 4000;

        /// <summary>Storage that the runtime needs.</summary>
        public const int RuntimeStorageServices = 6000;

        /// <summary>Services for grains, such as reminders.</summary>
        public const int RuntimeGrainServices = 8000;

        /// <summary>The application's services, grain storage among them.</summary>
        public const int ApplicationServices = 10000;

        /// <summary>Just before grains are called.</summary>
        public const int BecomeActive = Active - 1;

        /// <summary>Grains may be called.</summary>
        public const int Active = 20000;

        /// <summary>After all.</summary>
        public const int Last = int.MaxValue;
    }
}

namespace Orleans.Runtime
{
    /// <summary>The silo's lifecycle.</summary>
    public interface ISiloLifecycle : ILifecycleObservable
    {
        /// <summary>The stage that was started last.</summary>
        int HighestCompletedStage { get; }

        /// <summary>The stage that was stopped last.</summary>
        int LowestStoppedStage { get; }
    }
}
