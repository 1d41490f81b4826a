using Interviewing.Interviewers;
using Interviewing.Telemetry;

namespace Interviewing.Interviews;

/// <summary>The interviewer's turn: asked, taken, stored, shown.</summary>
public sealed partial class InterviewGrain
{
    private async Task StoreAsync(AnswerTaken answer)
    {
        await CommitAsync();
        if (!_erased)
            Publish(answer);
    }

    // Runs beside the calls, on the grain's own scheduler. The interviewer is asked while the answer is still being stored, but
    // nothing of its reply is stored or shown before the answer is. A crash at any point is mended by the next activation, which
    // finds the open answer and runs the turn again.
    private async Task TakeTurnAsync(AnswerTaken answer, Task stored)
    {
        var cancelled = _providerCalls.Token;
        using var span = Signals.Spans.StartActivity("interview.turn");
        span?.SetTag("interviewing.session.id", SessionId);
        try
        {
            var request = QuestionFlow.Ask(_interview, _options);
            if (ListenerTo(answer) is { } listener)
            {
                // Its pieces are shown as they arrive.
                await stored;
                request = request with { Listener = listener };
            }

            var asking = AskAsync(request, cancelled);
            asking.Ignore();
            await stored;
            var (reply, providerTime) = await asking;
            // Ended or erased meanwhile: the words come too late.
            if (_interview.OpenAnswer != answer || _erased || _journal.IsBroken)
                return;
            var turn = QuestionFlow.Next(_interview, reply, _options, Now);
            if (BeginSpeaking(turn.Words) is { } audioFile)
                turn = turn with { AudioFile = audioFile };
            _interview.Append(turn);
            await CommitAsync();
            InterviewMetrics.CountTurn(providerTime, Now - answer.At);
            // Erased while it was written: nothing goes back on the list.
            if (_erased)
                return;
            Publish(turn);
            TellRoom(turn);
            if (_interview.IsOver)
                _ = Finish();
            else
                _ = NoteAsync();
        }
        catch (StorageUnavailableException) when (stored.IsFaulted)
        {
            // The caller is told so. Where the answer was stored after all, the next activation takes the turn.
            CancelProviderCalls();
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            LogTurnLeft(SessionId);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The answer is on disk: sent again, or at the reminder's tick, it is taken up again. Only a failed write ends the
            // activation: an interview whose turn cannot be taken must still be read, ended and erased.
            LogTurnFailed(error, SessionId);
            throw;
        }
    }

    private void RetakeFailedTurn()
    {
        if (_turn is { IsFaulted: true } && _interview.OpenAnswer is { } answer && !_erased)
            _turn = TakeTurnAsync(answer, Task.CompletedTask);
    }

    private async Task<(TurnReply Reply, TimeSpan Took)> AskAsync(TurnRequest request, CancellationToken cancelled)
    {
        var asked = _time.GetTimestamp();
        var reply = await _interviewer.ReplyAsync(request, cancelled);
        return (reply, _time.GetElapsedTime(asked));
    }

    private async Task NoteAsync()
    {
        try
        {
            await Directory.Note(Row());
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The list is behind until the next change or the end, which is recorded for certain.
            LogNoteFailed(error, SessionId);
        }
    }
}
