using System.Diagnostics;
using System.Net.Sockets;

namespace Interviewing.Servers;

/// <summary>Finds out when a started server answers.</summary>
public static class HttpReadiness
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Asks until there is an answer, whatever its status.</summary>
    /// <exception cref="InvalidOperationException">The process ended; the message has what it wrote.</exception>
    /// <exception cref="TimeoutException">There was none in time; the message has what it wrote.</exception>
    public static async Task WaitFor(Uri address, ServerProcess process, TimeSpan within)
    {
        using var client = new HttpClient();
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < within)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The process ended instead of answering. It wrote:\n{process.Output}");
            try
            {
                using var answer = await client.GetAsync(address);
                return;
            }
            catch (HttpRequestException fault) when (fault.InnerException is SocketException or IOException)
            {
                // It does not listen yet.
                await Task.Delay(Pause);
            }
        }

        throw new TimeoutException($"{address} did not answer within {within}. The process wrote:\n{process.Output}");
    }
}
