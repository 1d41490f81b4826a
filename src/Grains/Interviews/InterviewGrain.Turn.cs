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
            var reply = await _interviewer.ReplyAsync(QuestionFlow.Ask(_interview, _options), cancelled);
            // Ended or erased meanwhile: the words come too late.
            if (_interview.OpenAnswer != answer || _erased || _journal.IsBroken)
                return;
            var turn = QuestionFlow.Next(_interview, reply, _options, Now);
            _interview.Append(turn);
            await CommitAsync();
            // Erased while it was written: nothing goes back on the list.
            if (_erased)
                return;
            Publish(turn);
            if (_interview.IsOver)
                _finishing ??= FinishAsync();
            else
                _ = NoteAsync();
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            LogTurnLeft(SessionId);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The answer is on disk. This activation has shown that it cannot take the turn; the next one tries again.
            LogTurnFailed(error, SessionId);
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task NoteAsync()
    {
        try
        {
            await Directory.Note(InterviewViews.Row(_interview));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The list is behind until the next change or the end, which is recorded for certain.
            LogNoteFailed(error, SessionId);
        }
    }
}
