namespace Interviewing.WebFront.Service;

/// <summary>Asks a dependency how it is, and remembers the answer for a while: readiness is asked often, and by anyone.</summary>
internal sealed class Remembered(TimeProvider time, Func<Task<DependencyView>> ask)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private Task<DependencyView>? _latest;
    private long _asked;

    public Task<DependencyView> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_latest is null || time.GetElapsedTime(_asked) > Kept)
            {
                _asked = time.GetTimestamp();
                _latest = ask();
            }

            return _latest.WaitAsync(cancellationToken);
        }
    }
}
