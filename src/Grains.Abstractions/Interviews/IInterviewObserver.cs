using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Interviewing.Interviews;

/// <summary>Somebody who watches an interview.</summary>
[Alias("interviewing.IInterviewObserver")]
public interface IInterviewObserver : IGrainObserver
{
    /// <summary>What happened, in order. What was missed can be had from <see cref="IInterviewGrain.GetEvents"/>.</summary>
    [Alias("OnEvents"), OneWay]
    Task OnEvents(ImmutableArray<InterviewEvent> events);

    /// <summary>A piece of the interviewer's words before they are an event, for those who watch closely.</summary>
    [Alias("OnDelta"), OneWay]
    Task OnDelta(InterviewerDelta delta);

    /// <summary>The interview knows its observers no more, since it leaves memory: watch it anew.</summary>
    [Alias("OnUnwatched"), OneWay]
    Task OnUnwatched();
}
