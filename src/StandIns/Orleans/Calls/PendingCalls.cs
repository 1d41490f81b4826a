using System.Globalization;

namespace Orleans.Runtime;

/// <summary>
/// The calls that somebody waits for. One sweep a quarter of a second ends those that are overdue, so that a
/// call needs no timer of its own. Calls are linked into stripes, so that callers do not contend.
/// </summary>
internal sealed class PendingCalls : IDisposable
{
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromMilliseconds(250);
    private readonly Stripe[] _stripes;
    private readonly Timer _sweep;

    internal PendingCalls()
    {
        _stripes = new Stripe[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount * 4)];
        for (var i = 0; i < _stripes.Length; i++) _stripes[i] = new Stripe();
        using (ExecutionContext.SuppressFlow())
            _sweep = new Timer(static self => ((PendingCalls)self!).Sweep(), this, SweepPeriod, SweepPeriod);
    }

    internal void Add(GrainCall call, TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan) return;
        call.Deadline = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        var stripe = _stripes[Environment.CurrentManagedThreadId & (_stripes.Length - 1)];
        lock (stripe)
        {
            call.PendingIn = stripe;
            call.PendingAfter = stripe.First;
            if (stripe.First is { } first) first.PendingBefore = call;
            stripe.First = call;
        }
    }

    internal static void Remove(GrainCall call)
    {
        if (call.PendingIn is not { } stripe) return;
        lock (stripe)
        {
            if (call.PendingIn is null) return;
            call.PendingIn = null;
            if (call.PendingBefore is { } before) before.PendingAfter = call.PendingAfter;
            else stripe.First = call.PendingAfter;
            if (call.PendingAfter is { } after) after.PendingBefore = call.PendingBefore;
            call.PendingBefore = call.PendingAfter = null;
        }
    }

    /// <summary>Ends every call that is still pending.</summary>
    internal void FailAll(Func<GrainCall, Exception> reason) => EndWhere(static (_, _) => true, 0, reason);

    public void Dispose() => _sweep.Dispose();

    private void Sweep() => EndWhere(static (call, now) => call.Deadline <= now, Environment.TickCount64, Overdue);

    private void EndWhere(Func<GrainCall, long, bool> ends, long now, Func<GrainCall, Exception> reason)
    {
        List<GrainCall>? ended = null;
        foreach (var stripe in _stripes)
        {
            lock (stripe)
            {
                for (var call = stripe.First; call is not null; call = call.PendingAfter)
                    if (ends(call, now)) (ended ??= []).Add(call);
            }
        }

        if (ended is null) return;
        foreach (var call in ended) call.Fail(reason(call));
    }

    private static TimeoutException Overdue(GrainCall call) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"No response in {call.Method.ResponseTimeout ?? call.Silo.ResponseTimeout} to the call {call}."));

    internal sealed class Stripe
    {
        internal GrainCall? First { get; set; }
    }
}
