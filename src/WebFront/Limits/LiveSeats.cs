using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;

namespace Interviewing.WebFront.Limits;

/// <summary>How many live connections each API key and each candidate has in this process.</summary>
internal sealed class LiveSeats(WebSettings settings)
{
    private const int SoonSeconds = 10;

    private readonly Lock _lock = new();
    private readonly Dictionary<(CallerKind Kind, string Who), int> _taken = [];

    /// <summary>Counts one more connection of a caller, until the result is disposed.</summary>
    /// <exception cref="RefusedException">It has as many as it may have (429).</exception>
    public IDisposable Take(Caller caller)
    {
        var who = (caller.Kind, caller.SessionId ?? caller.Name);
        lock (_lock)
        {
            var taken = _taken.GetValueOrDefault(who);
            if (taken >= MostOf(caller))
                throw TooMany(caller);
            _taken[who] = taken + 1;
        }

        return new Seat(this, who);
    }

    /// <summary>Refuses a caller that has as many as it may have, before its connection is there to be counted.</summary>
    /// <exception cref="RefusedException">It has (429).</exception>
    public void RequireFree(Caller caller)
    {
        lock (_lock)
        {
            if (_taken.GetValueOrDefault((caller.Kind, caller.SessionId ?? caller.Name)) >= MostOf(caller))
                throw TooMany(caller);
        }
    }

    private int MostOf(Caller caller) => caller.Kind switch
    {
        CallerKind.Candidate => settings.Live.PerCandidate,
        CallerKind.Operator => settings.Live.PerKey,
        _ => int.MaxValue,
    };

    private RefusedException TooMany(Caller caller) => new(
        StatusCodes.Status429TooManyRequests,
        $"{(caller.IsCandidate ? "A candidate" : "An API key")} may have {MostOf(caller)} live connections at a time.",
        SoonSeconds);

    private void Leave((CallerKind Kind, string Who) who)
    {
        lock (_lock)
        {
            if (--_taken[who] == 0)
                _taken.Remove(who);
        }
    }

    private sealed class Seat(LiveSeats seats, (CallerKind Kind, string Who) who) : IDisposable
    {
        private int _isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, 1) == 0)
                seats.Leave(who);
        }
    }
}
