using System.Collections.Immutable;
using Interviewing.Interviews;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Live.Support;

/// <summary>What an interview grain does for those who watch it, and how that can go wrong.</summary>
internal sealed class FakeInterview
{
    private readonly Lock _lock = new();
    private readonly List<InterviewEvent> _events = [];
    private readonly HashSet<IInterviewObserver> _listeners = [];
    private HashSet<IInterviewObserver> _observers = [];

    public FakeInterview(string id) => Id = id;

    public string Id { get; }

    public InterviewState State { get; private set; } = InterviewState.Questioning;

    /// <summary>While true, nothing that happens is told to anybody.</summary>
    public bool LosesNotifications { get; set; }

    /// <summary>How many calls from now on fail.</summary>
    public int Failures { get; set; }

    public bool IsErased { get; set; }

    public int Observers => Count(() => _observers.Count);

    public int Listeners => Count(() => _listeners.Count);

    public int Reads { get; private set; }

    public long LastSequence => Count(() => _events.Count);

    /// <summary>Fakes for the interviews given.</summary>
    public static FakeGrains Grains(params FakeInterview[] interviews) => AddTo(new FakeGrains(), interviews);

    /// <summary>Lets fakes be the interviews given.</summary>
    public static FakeGrains AddTo(FakeGrains grains, params FakeInterview[] interviews)
    {
        var byId = interviews.ToDictionary(interview => interview.Id);
        grains.On<IInterviewGrain>("GetStatus", (id, _) => Of(id).Answer(interview => interview.Status()));
        grains.On<IInterviewGrain>("Watch", (id, arguments) => Of(id).Answer(interview => interview.Watch(arguments)));
        grains.On<IInterviewGrain>("WatchClosely", (id, arguments) => Of(id).Answer(interview =>
        {
            interview._listeners.Add((IInterviewObserver)arguments[0]!);
            return interview.Watch(arguments);
        }));
        grains.On<IInterviewGrain>("Unwatch", (id, arguments) => Of(id).Answer(
            interview => interview._observers.Remove((IInterviewObserver)arguments[0]!)));
        grains.On<IInterviewGrain>("GetEvents", (id, arguments) => Of(id).Answer(interview =>
        {
            interview.Reads++;
            return interview._events.Skip((int)(long)arguments[0]!).ToImmutableArray();
        }));
        grains.On<IInterviewGrain>("Respond", (id, arguments) =>
        {
            var sequence = Of(id).Say(((CandidateResponse)arguments[0]!).Text);
            return Task.FromResult(new InterviewerTurn { State = Of(id).State, Sequence = sequence + 1, Pending = true });
        });
        grains.On<IInterviewGrain>("Join", (id, arguments) => Task.FromResult(
            Of(id).Come(((Attendance)arguments[0]!).ParticipantId)));
        grains.On<IInterviewGrain>("Leave", (id, arguments) =>
        {
            Of(id).Left.Add((string)arguments[0]!);
            return Task.CompletedTask;
        });
        return grains;

        FakeInterview Of(string id) => byId.GetValueOrDefault(id) ?? new FakeInterview(id) { IsErased = true };
    }

    public List<string> Left { get; } = [];

    /// <summary>Somebody says something; the number of the event.</summary>
    public long Say(string words) => Add(sequence => new CandidateMessage
    {
        SessionId = Id,
        Sequence = sequence,
        Timestamp = Samples.At(1),
        Message = words,
    });

    /// <summary>The interviewer begins to answer the newest event; a piece of its words.</summary>
    public void Begin(string piece, bool done = false) => Begin(piece, done, LastSequence);

    /// <summary>A piece of words that are an event already.</summary>
    public void BeginLate(string piece) => Begin(piece, done: false, LastSequence - 1);

    private void Begin(string piece, bool done, long answer)
    {
        InterviewerDelta delta = new()
        {
            SessionId = Id,
            AnswerSequence = answer,
            Text = piece,
            MessageType = MessageType.Question,
            Done = done,
        };
        lock (_lock)
        {
            foreach (var listener in _listeners)
                _ = listener.OnDelta(delta);
        }
    }

    public long Answer(string words) => Add(sequence => new AiInterviewerMessage
    {
        SessionId = Id,
        Sequence = sequence,
        Timestamp = Samples.At(1),
        Message = words,
        MessageType = MessageType.Question,
    });

    public long Come(string who) => Add(sequence => new ParticipantJoined
    {
        SessionId = Id,
        Sequence = sequence,
        Timestamp = Samples.At(1),
        ParticipantId = who,
    });

    public void End()
    {
        State = InterviewState.Completed;
        Add(sequence => new InterviewEnded
        {
            SessionId = Id,
            Sequence = sequence,
            Timestamp = Samples.At(2),
            Message = "Goodbye.",
            Reason = EndReason.Completed,
        });
    }

    /// <summary>The activation is lost: the next one knows no observers.</summary>
    public void ForgetObservers(bool inGoodOrder)
    {
        HashSet<IInterviewObserver> forgotten;
        lock (_lock)
            (forgotten, _observers) = (_observers, []);
        if (!inGoodOrder)
            return;
        foreach (var observer in forgotten)
            _ = observer.OnUnwatched();
    }

    private long Watch(object?[] arguments)
    {
        _observers.Add((IInterviewObserver)arguments[0]!);
        return _events.Count;
    }

    private long Add(Func<long, InterviewEvent> make)
    {
        lock (_lock)
        {
            var happened = make(_events.Count + 1);
            _events.Add(happened);
            if (!LosesNotifications)
            {
                foreach (var observer in _observers)
                    _ = observer.OnEvents([happened]);
            }

            return happened.Sequence;
        }
    }

    private Task<T> Answer<T>(Func<FakeInterview, T> answer)
    {
        lock (_lock)
        {
            if (IsErased)
                return Task.FromException<T>(InterviewNotFoundException.For(Id));
            if (Failures > 0)
            {
                Failures--;
                return Task.FromException<T>(new TimeoutException("The silo is gone, says the test."));
            }

            return Task.FromResult(answer(this));
        }
    }

    private InterviewStatus Status() => Samples.Status with { SessionId = Id, State = State, LastSequence = _events.Count };

    private int Count(Func<int> count)
    {
        lock (_lock)
            return count();
    }
}
