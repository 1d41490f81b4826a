using System.Collections.Immutable;
using Interviewing.Directory;
using Interviewing.Interviewers;
using Interviewing.Rooms;
using Interviewing.Speech;
using Interviewing.Storage;
using Interviewing.Telemetry;
using Interviewing.Tenants;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Interviewing.Interviews;

/// <summary>
/// Conducts one interview. Calls interleave (an answer waits for the interviewer for seconds; a status, an end or a
/// repeated answer does not wait with it), and what keeps them apart is that every decision is made in one go, with no
/// await between looking at the interview and appending the fact that follows.
/// </summary>
[Reentrant]
[GrainType("interview")]
public sealed partial class InterviewGrain : Grain, IInterviewGrain, IRemindable, IDisposable
{
    private readonly IPersistentState<Journal<InterviewFact>> _state;
    private readonly IInterviewer _interviewer;
    private readonly SpeechDesk _speech;
    private readonly ILiveKit _liveKit;
    private readonly IStoredGrains _storedGrains;
    private readonly InterviewOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<InterviewGrain> _logger;
    private TenantKey _key;
    private InterviewJournal _journal = null!;
    private Interview _interview = null!;
    private Task<InterviewStatus>? _creating;
    private Task? _turn;
    private Task? _finishing;
    private CancellationTokenSource _providerCalls = new();
    private bool _erased;
    private CountedInterview _counted;

    /// <summary>Made by the silo.</summary>
    public InterviewGrain(
        [PersistentState("interview", GrainStorageNames.Interviews)] IPersistentState<Journal<InterviewFact>> state,
        IInterviewer interviewer,
        ILiveKit liveKit,
        SpeechDesk speech,
        IStoredGrains storedGrains,
        IOptions<InterviewOptions> options,
        TimeProvider time,
        ILogger<InterviewGrain> logger) =>
        (_state, _interviewer, _liveKit, _speech, _storedGrains, _options, _time, _logger) =
            (state, interviewer, liveKit, speech, storedGrains, options.Value, time, logger);

    private DateTimeOffset Now => _time.GetUtcNow();

    private string Key => this.GetPrimaryKeyString();

    private string SessionId => _key.Id;

    private IInterviewDirectoryGrain Directory =>
        GrainFactory.GetGrain<IInterviewDirectoryGrain>(DirectoryShards.Of(SessionId));

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = TenantKey.Parse(Key);
        _journal = new(_state);
        _interview = new(SessionId, _journal.Facts);
        CountState();
        // What a crash left undone is done now: the turn that is owed, the end's chores.
        if (_interview.OpenAnswer is { } answer)
            _turn = TakeTurnAsync(answer, Task.CompletedTask);
        else if (_interview.IsOver)
            _ = FinishWhatIsOwedAsync();
        if (_interview is { StartTime: not null, IsOver: false })
            _ = EnsureDeadlineAsync();
        ExpectThoseWhoWereThere();
        PrepareRoomAgain();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // A silo that stops lets what is under way finish; what there is no time for is left to the next activation.
        try
        {
            // The turn first: if it is the last one, the end's chores begin with it.
            await (_turn ?? Task.CompletedTask).WaitAsync(cancellationToken);
            await (_finishing ?? Task.CompletedTask).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            LogTurnLeft(SessionId);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogTurnFailed(error, SessionId);
        }

        _counted.Move(null);
        CancelProviderCalls();
        // Nothing comes any more from an interview that is over: who watched it was told so by its last event, and may be gone.
        if (!_interview.IsOver)
            _ = _observers?.Notify(observer => observer.OnUnwatched());
        // Not waited for: the room may be waiting for this grain's next activation.
        await _leaving.CancelAsync();
    }

    /// <inheritdoc/>
    public async Task<InterviewStatus> Create(CreateInterview command)
    {
        // A second call while the first one makes its plan gets what the first one makes.
        if (_interview.Created is null && !_erased)
            return await (_creating is { IsCompleted: false } creating ? creating : _creating = CreateAsync(command));
        // The first one may have come to its end before it was on the list.
        await Directory.Record(await ReadAsync(static grain => grain.Row()));
        return await GetStatus(null);
    }

    /// <inheritdoc/>
    public async Task<Consent> RecordConsent(bool given, string text, int? tokenGeneration)
    {
        RequireThere();
        RequireGood(tokenGeneration);
        if (QuestionFlow.Consent(_interview, given, text, Now) is { } consent)
            _interview.Append(consent);
        return await ReadAsync(static grain => grain._interview.Consent!);
    }

    /// <inheritdoc/>
    public async Task<InterviewerTurn> Start(int? tokenGeneration)
    {
        RequireThere();
        RequireGood(tokenGeneration);
        if (_interview.IsOver)
            throw new WrongStateException(_interview.State, "The interview is over.");
        if (_interview.State == InterviewState.Waiting)
        {
            var started = QuestionFlow.Start(_interview, _options, Now);
            started = started with { AudioFile = BeginSpeaking(started.Words) };
            _interview.Append(started);
            await Task.WhenAll(CommitAsync(), ScheduleDeadlineAsync());
            Publish(started);
            if (!_erased)
            {
                TellRoom(started);
                _ = NoteAsync();
            }
        }
        else
        {
            // The first call may have come to its end before the reminder was set.
            await Task.WhenAll(CommitAsync(), _reminder is null ? ScheduleDeadlineAsync() : Task.CompletedTask);
        }

        return InterviewViews.FirstTurn(_interview);
    }

    /// <inheritdoc/>
    public async Task<InterviewerTurn> Respond(CandidateResponse response)
    {
        RequireThere();
        RequireGood(response.TokenGeneration);
        var answer = FindAnswer(response.ResponseId);
        if (answer is null)
        {
            CloseIfDue();
            answer = QuestionFlow.Take(_interview, response, Now);
            _interview.Append(answer);
            var stored = StoreAsync(answer);
            _turn = TakeTurnAsync(answer, stored);
            await stored;
            if (_erased)
                throw InterviewNotFoundException.For(SessionId);
        }
        else
        {
            await CommitAsync();
            RetakeFailedTurn();
        }

        if (_interview.OpenAnswer == answer && _turn is { } turn && response.Wait > TimeSpan.Zero)
            await WaitForAsync(turn, response.Wait);
        // The turn may have been taken and its write be under way, or have failed.
        await CommitAsync();
        return InterviewViews.TurnAfter(_interview, answer);
    }

    /// <inheritdoc/>
    public async Task<InterviewerTurn> End(int? tokenGeneration)
    {
        RequireThere();
        RequireGood(tokenGeneration);
        if (!_interview.IsOver)
        {
            // One that never started has no reminder yet, and the chores of its end must be done all the same.
            var reminded = _interview.StartTime is null ? ScheduleDeadlineAsync() : Task.CompletedTask;
            Close(EndReason.Ended);
            await reminded;
        }

        await CommitAsync();
        return InterviewViews.LastTurn(_interview);
    }

    /// <inheritdoc/>
    public Task<InterviewStatus> GetStatus(int? tokenGeneration) =>
        ReadAsync(static grain => InterviewViews.Status(grain._interview), tokenGeneration);

    /// <inheritdoc/>
    public Task<ImmutableArray<Utterance>> GetTranscript(int? tokenGeneration) =>
        ReadAsync(static grain => InterviewViews.Transcript(grain._interview), tokenGeneration);

    /// <inheritdoc/>
    public Task<ImmutableArray<InterviewEvent>> GetEvents(long after, int? tokenGeneration) =>
        ReadAsync(grain => InterviewEvents.After(grain._interview, after), tokenGeneration);

    /// <inheritdoc/>
    public Task<ImmutableArray<ScoredAnswer>> GetAnalyses() =>
        ReadAsync(static grain => InterviewViews.Analyses(grain._interview));

    /// <inheritdoc/>
    public Task<ImmutableArray<Question>> GetPlan() => ReadAsync(static grain => grain._interview.Questions);

    /// <inheritdoc/>
    public async Task<ImmutableArray<Question>> ChangePlan(ImmutableArray<Question> questions)
    {
        RequireThere();
        _interview.Append(QuestionFlow.ChangePlan(_interview, questions, Now));
        await CommitAsync();
        if (!_erased)
            _ = NoteAsync();
        return _interview.Questions;
    }

    /// <inheritdoc/>
    public async Task<InterviewSummary?> GetSummary(TimeSpan wait)
    {
        await ReadAsync(static grain => grain._interview.IsOver
            ? true
            : throw new WrongStateException(grain._interview.State, "There is a summary when the interview is over."));
        if (_interview.Summary is null)
            await WaitForAsync(Finish(), wait);
        return await ReadAsync(static grain => grain._interview.Summary);
    }

    /// <inheritdoc/>
    public Task<InterviewExport> Export() => ReadAsync(static grain => InterviewExports.Of(grain._interview));

    /// <inheritdoc/>
    public void Dispose()
    {
        _providerCalls.Dispose();
        _leaving.Dispose();
    }

    private async Task<InterviewStatus> CreateAsync(CreateInterview command)
    {
        var request = new PlanRequest
        {
            Brief = QuestionFlow.Brief(SessionId, command),
            QuestionCount = command.QuestionCount,
        };
        var plan = await _interviewer.PlanAsync(request, _providerCalls.Token);
        _interview.Append(QuestionFlow.Create(command, plan, _options, Now));
        await CommitAsync();
        await Directory.Record(Row());
        return InterviewViews.Status(_interview);
    }

    private InterviewRow Row() => InterviewViews.Row(_interview, _key.Tenant);

    private void RequireThere()
    {
        if (_journal.IsBroken)
            throw new StorageUnavailableException("The storage did not take an earlier change; try again.");
        if (_interview.Created is not null && !_erased)
            return;
        // Whoever asks for what is not there shall not fill the memory.
        if (_creating is not { IsCompleted: false })
            DeactivateOnIdle();
        throw InterviewNotFoundException.For(SessionId);
    }

    // A candidate's token is looked at in the same step as what it opens: one that is withdrawn in between opens nothing.
    private void RequireGood(int? tokenGeneration)
    {
        if (tokenGeneration is not { } generation)
            return;
        if (generation < _interview.TokenGeneration)
            throw new TokenRevokedException();
        if (_interview.EndTime + TokenExpiredException.AfterTheEnd < Now)
            throw new TokenExpiredException();
    }

    // What is read must be on disk: an event that somebody saw is never taken back by a crash. While a read waits for one
    // write the next fact may be appended, so it looks again, and it reads in the same go as it looked.
    private async Task<T> ReadAsync<T>(Func<InterviewGrain, T> read, int? tokenGeneration = null)
    {
        RequireThere();
        while (!_journal.IsOnDisk)
            await CommitAsync();
        RequireGood(tokenGeneration);
        return read(this);
    }

    private AnswerTaken? FindAnswer(string responseId)
    {
        for (var i = _interview.Facts.Count - 1; i >= 0; i--)
        {
            if (_interview.Facts[i] is AnswerTaken answer && answer.ResponseId == responseId)
                return answer;
        }

        return null;
    }

    private void CancelProviderCalls()
    {
        _providerCalls.Cancel();
        _providerCalls.Dispose();
        _providerCalls = new();
    }

    private async Task CommitAsync()
    {
        try
        {
            await _journal.CommitAsync();
            CountState();
        }
        catch (Exception error) when (error is not StorageUnavailableException)
        {
            LogWriteFailed(error, SessionId);
            throw new StorageUnavailableException("The change is not known to be stored. Send it again under the same id.");
        }
        finally
        {
            if (_journal.IsBroken)
                DeactivateOnIdle();
        }
    }

    private void CountState() => _counted.Move(_interview.Created is null || _erased ? null : _interview.State);

    private async Task WaitForAsync(Task work, TimeSpan wait)
    {
        try
        {
            await work.WaitAsync(wait, _time);
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            LogStillWorking(SessionId, wait);
        }
    }
}
