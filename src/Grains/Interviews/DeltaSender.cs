using System.Text;
using Interviewing.Interviewers;

namespace Interviewing.Interviews;

/// <summary>
/// Brings the pieces of a reply from the thread that has them to the grain's scheduler, in order; what comes while the
/// grain is busy is put together.
/// </summary>
internal sealed class DeltaSender(TaskScheduler scheduler, Action<ReplyPiece> send) : IProgress<ReplyPiece>
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();
    private ReplyPiece _last;
    private bool _startsOver;
    private bool _isWaiting;

    /// <inheritdoc/>
    public void Report(ReplyPiece value)
    {
        lock (_lock)
        {
            if (value.StartsOver)
            {
                _text.Clear();
                _startsOver = true;
            }

            _text.Append(value.Text);
            _last = value;
            if (_isWaiting)
                return;
            _isWaiting = true;
        }

        _ = Task.Factory.StartNew(Send, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler);
    }

    private void Send()
    {
        ReplyPiece piece;
        lock (_lock)
        {
            piece = _last with { Text = _text.ToString(), StartsOver = _startsOver };
            _text.Clear();
            (_startsOver, _isWaiting) = (false, false);
        }

        send(piece);
    }
}
