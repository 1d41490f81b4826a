namespace Interviewing.WebFront.Service;

/// <summary>Asks a dependency how it is, and remembers the answer for a while: readiness is asked often, and by anyone.</summary>
/// <param name="time">The clock.</param>
/// <param name="ask">Asks.</param>
/// <param name="kept">For how long the answer is good.</param>
internal sealed class Remembered<T>(TimeProvider time, Func<Task<T>> ask, TimeSpan kept)
{
    private readonly Lock _gate = new();
    private Task<T>? _latest;
    private long _asked;

    public Task<T> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_latest is null || time.GetElapsedTime(_asked) > kept)
            {
                _asked = time.GetTimestamp();
                _latest = ask();
            }

            return _latest.WaitAsync(cancellationToken);
        }
    }
}
