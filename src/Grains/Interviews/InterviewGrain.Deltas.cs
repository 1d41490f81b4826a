using Orleans.Utilities;

namespace Interviewing.Interviews;

/// <summary>The interviewer's words while they come, for those who watch closely.</summary>
public sealed partial class InterviewGrain
{
    private ObserverManager<IInterviewObserver>? _listeners;

    /// <inheritdoc/>
    public async Task<long> WatchClosely(IInterviewObserver observer)
    {
        var last = await Watch(observer);
        _listeners ??= new(ObserverExpiry, _logger);
        _listeners.Subscribe(observer, observer);
        return last;
    }

    private DeltaSender? ListenerTo(AnswerTaken answer)
    {
        _listeners?.ClearExpired();
        if (_listeners is not { Count: > 0 } listeners)
            return null;
        var without = QuestionFlow.Prospect(_interview);
        return new(TaskScheduler.Current, piece =>
        {
            // Once the words are there, or come too late, their pieces are of no use.
            if (_interview.OpenAnswer != answer || _erased)
                return;
            InterviewerDelta delta = new()
            {
                SessionId = SessionId,
                AnswerSequence = answer.Sequence,
                Text = piece.Text,
                MessageType = piece.WithFollowUp ? MessageType.FollowUp : without,
                Done = piece.IsLast,
                StartsOver = piece.StartsOver,
            };
            _ = listeners.Notify(observer => observer.OnDelta(delta));
        });
    }
}
