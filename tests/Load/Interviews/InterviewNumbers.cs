namespace Interviewing.Load.Interviews;

/// <summary>Hands out the interviews of a round, each to one candidate.</summary>
public sealed class InterviewNumbers(int first, int count)
{
    private int _taken;

    /// <summary>Takes the next; false when all are taken.</summary>
    public bool TryTake(out int number)
    {
        number = first + Interlocked.Increment(ref _taken) - 1;
        return number < first + count;
    }
}
