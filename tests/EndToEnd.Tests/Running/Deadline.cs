using System.Diagnostics;

namespace Interviewing.EndToEnd.Running;

/// <summary>Waits for what must come true, never for a time.</summary>
public static class Deadline
{
    /// <summary>Ends a test that hangs: nothing that a test waits for takes nearly as long, however busy the machine is.</summary>
    public static readonly TimeSpan Generous = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until the answer is there; fails with the words given when it does not come.</summary>
    public static async Task<T> Until<T>(string what, Func<Task<T?>> ask)
        where T : class
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await ask() is { } answer)
                return answer;
            if (Stopwatch.GetElapsedTime(began) > Generous)
                throw new TimeoutException($"It did not come true in time that {what}.");
            await Task.Delay(Pause);
        }
    }

    /// <summary>Asks until it is true.</summary>
    public static Task Until(string what, Func<Task<bool>> ask) =>
        Until(what, async () => await ask() ? "yes" : null);
}
