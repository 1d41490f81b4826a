namespace Orleans;

/// <summary>Shorter ways to subscribe to a lifecycle.</summary>
public static class LifecycleExtensions
{
    /// <summary>Subscribes with functions.</summary>
    /// <param name="observable">The lifecycle.</param>
    /// <param name="observerName">Who, for the log.</param>
    /// <param name="stage">At which stage.</param>
    /// <param name="onStart">Done when it starts.</param>
    /// <param name="onStop">Done when it stops; nothing if null.</param>
    public static IDisposable Subscribe(
        this ILifecycleObservable observable,
        string observerName,
        int stage,
        Func<CancellationToken, Task> onStart,
        Func<CancellationToken, Task>? onStop)
    {
        ArgumentNullException.ThrowIfNull(observable);
        ArgumentNullException.ThrowIfNull(onStart);
        return observable.Subscribe(observerName, stage, new Functions(onStart, onStop));
    }

    /// <summary>Subscribes with a function for the start.</summary>
    /// <param name="observable">The lifecycle.</param>
    /// <param name="observerName">Who, for the log.</param>
    /// <param name="stage">At which stage.</param>
    /// <param name="onStart">Done when it starts.</param>
    public static IDisposable Subscribe(
        this ILifecycleObservable observable, string observerName, int stage, Func<CancellationToken, Task> onStart) =>
        observable.Subscribe(observerName, stage, onStart, null);

    /// <summary>Subscribes with functions, under a type's name.</summary>
    /// <typeparam name="TObserver">The type.</typeparam>
    /// <param name="observable">The lifecycle.</param>
    /// <param name="stage">At which stage.</param>
    /// <param name="onStart">Done when it starts.</param>
    /// <param name="onStop">Done when it stops.</param>
    public static IDisposable Subscribe<TObserver>(
        this ILifecycleObservable observable,
        int stage,
        Func<CancellationToken, Task> onStart,
        Func<CancellationToken, Task> onStop) =>
        observable.Subscribe(typeof(TObserver).FullName!, stage, onStart, onStop);

    /// <summary>Subscribes with a function for the start, under a type's name.</summary>
    /// <typeparam name="TObserver">The type.</typeparam>
    /// <param name="observable">The lifecycle.</param>
    /// <param name="stage">At which stage.</param>
    /// <param name="onStart">Done when it starts.</param>
    public static IDisposable Subscribe<TObserver>(
        this ILifecycleObservable observable, int stage, Func<CancellationToken, Task> onStart) =>
        observable.Subscribe(typeof(TObserver).FullName!, stage, onStart, null);

    private sealed class Functions(Func<CancellationToken, Task> onStart, Func<CancellationToken, Task>? onStop)
        : ILifecycleObserver
    {
        public Task OnStart(CancellationToken cancellationToken = default) => onStart(cancellationToken);

        public Task OnStop(CancellationToken cancellationToken = default) =>
            onStop?.Invoke(cancellationToken) ?? Task.CompletedTask;
    }
}
