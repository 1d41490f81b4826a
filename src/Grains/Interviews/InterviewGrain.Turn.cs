namespace Interviewing.Interviews;

/// <summary>The interviewer's turn: asked, taken, stored, shown.</summary>
public sealed partial class InterviewGrain
{
    // Runs beside the calls, on the grain's own scheduler. A crash at any point of it is mended by the next activation,
    // which finds the open answer and runs it again.
    private async Task TakeTurnAsync(AnswerTaken answer)
    {
        var cancelled = _providerCalls.Token;
        try
        {
            var request = QuestionFlow.Ask(_interview, _options);
            if (ListenerTo(answer) is { } listener)
                request = request with { Listener = listener };
            var reply = await _interviewer.ReplyAsync(request, cancelled);
            // Ended or erased meanwhile: the words come too late.
            if (_interview.OpenAnswer != answer || _erased || _journal.IsBroken)
                return;
            var turn = QuestionFlow.Next(_interview, reply, _options, Now);
            if (BeginSpeaking(turn.Words) is { } audioFile)
                turn = turn with { AudioFile = audioFile };
            _interview.Append(turn);
            await CommitAsync();
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
            _turn = TakeTurnAsync(answer);
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
