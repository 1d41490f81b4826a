namespace Interviewing.Interviewers.OpenAI;

/// <summary>Passes the words of a reply on while they come, through all attempts of a call.</summary>
internal sealed class ReplyWords(IProgress<ReplyPiece> listener)
{
    private WordsReader _reader = new();
    private bool _hasBegun;
    private bool _startsOver;

    /// <summary>An attempt begins: what an earlier one brought is void.</summary>
    public void Begin()
    {
        _reader = new();
        _startsOver = _hasBegun;
    }

    /// <summary>Takes the next piece of the reply's JSON.</summary>
    public void Take(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty || _reader.IsComplete)
            return;
        var text = _reader.Read(json);
        if (text.Length == 0 && !_reader.IsComplete)
            return;
        listener.Report(new(text, _reader.HasFollowUp, _reader.IsComplete, _startsOver));
        (_hasBegun, _startsOver) = (true, false);
    }
}
