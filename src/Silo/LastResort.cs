using Interviewing.Hosting;

namespace Interviewing.Silo;

/// <summary>
/// Ends the process when it has not ended by itself in time: without its database a silo that stops would wait for a minute to
/// tell the others so. Nothing is lost by that: what was acknowledged is on disk, and the others find out that it is gone.
/// </summary>
internal static class LastResort
{
    private const int ExitCode = 3;

    /// <summary>Waits for the end, which is asked for by a signal and takes no longer than <see cref="ClusterSetup.EndTime"/>.</summary>
    public static async Task WaitForEndAsync(IHost host, TimeProvider time)
    {
        TaskCompletionSource asked = new();
        await using var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(asked.SetResult);
        var end = host.WaitForShutdownAsync();
        await Task.WhenAny(end, asked.Task);
        try
        {
            await end.WaitAsync(ClusterSetup.EndTime, time);
        }
        catch (TimeoutException) when (!end.IsCompleted)
        {
            Console.Error.WriteLine(
                $"The silo could not end in good order within {ClusterSetup.EndTime.TotalSeconds:0} s, mostly for want of its database; it ends now.");
            Environment.Exit(ExitCode);
        }
    }
}
