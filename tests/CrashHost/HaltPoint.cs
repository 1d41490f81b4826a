using System.Globalization;

namespace Interviewing.CrashHost;

/// <summary>
/// Where the process stops: HALT_AT is a point's name and which of its hits is meant ("after-answer-write:2"). There it
/// writes "halted at" and the point, and whoever came there waits for ever.
/// </summary>
public sealed class HaltPoint(string? order)
{
    private readonly string? _point = order?.Split(':')[0];
    private int _hitsLeft = order is null ? 0 : int.Parse(order.Split(':')[1], CultureInfo.InvariantCulture);

    /// <summary>Passes a point, or does not.</summary>
    public Task Pass(string point)
    {
        if (point != _point || Interlocked.Decrement(ref _hitsLeft) != 0)
            return Task.CompletedTask;
        Console.WriteLine($"halted at {point}");
        return new TaskCompletionSource().Task;
    }
}
