namespace Interviewing.Hosting;

/// <summary>The rounds of a background service.</summary>
public static class Ticks
{
    /// <summary>
    /// Waits for the next round; false once the process stops. A service that ends by an exception there is told of as a defect where
    /// the process stops because it could not start.
    /// </summary>
    public static async ValueTask<bool> NextAsync(this PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }
}
