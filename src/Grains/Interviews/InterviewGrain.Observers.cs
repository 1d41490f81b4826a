using Orleans.Utilities;

namespace Interviewing.Interviews;

/// <summary>Who is told what happens, when it is on disk.</summary>
public sealed partial class InterviewGrain
{
    private static readonly TimeSpan ObserverExpiry = TimeSpan.FromMinutes(3);

    private ObserverManager<IInterviewObserver>? _observers;

    /// <inheritdoc/>
    public Task<long> Watch(IInterviewObserver observer) => ReadAsync(grain =>
    {
        grain._observers ??= new(ObserverExpiry, grain._logger);
        grain._observers.Subscribe(observer, observer);
        return grain._interview.LastSequence;
    });

    /// <inheritdoc/>
    public Task Unwatch(IInterviewObserver observer)
    {
        _observers?.Unsubscribe(observer);
        _listeners?.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    private void Publish(InterviewFact fact)
    {
        if (_observers is not { Count: > 0 } observers)
            return;
        var events = InterviewEvents.Of(SessionId, fact);
        if (!events.IsEmpty)
            _ = observers.Notify(observer => observer.OnEvents(events)); // drops those that fail, and logs it
    }
}
