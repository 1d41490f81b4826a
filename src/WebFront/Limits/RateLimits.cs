using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;

namespace Interviewing.WebFront.Limits;

/// <summary>
/// Counts what callers ask for, by minutes. What is counted is kept by API key, by a candidate's interview whose token was
/// checked, and by address folded into so many places: never by what anybody can make up. Who is at rest is forgotten.
/// </summary>
internal sealed class RateLimits : IDisposable
{
    private const int Places = 4_096;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly RateOptions _options;
    private readonly PartitionedRateLimiter<Counted> _counts;

    public RateLimits(WebSettings settings)
    {
        _options = settings.Rates;
        Func<Counted, FixedWindowRateLimiterOptions> window = counted => Window(MostOf(counted));
        _counts = PartitionedRateLimiter.Create<Counted, Counted>(
            counted => RateLimitPartition.GetFixedWindowLimiter(counted, window));
    }

    /// <summary>Counts a request of a caller.</summary>
    /// <exception cref="RefusedException">It has made as many as it may (429).</exception>
    public void Count(Caller caller, RateClass what)
    {
        if (caller.Kind == CallerKind.Local || what == RateClass.None)
            return;
        Counted counted = new(what, caller.IsCandidate, caller.SessionId ?? caller.Name, 0);
        using var lease = _counts.AttemptAcquire(counted);
        if (!lease.IsAcquired)
            throw TooMany(lease, $"{(caller.IsCandidate ? "A candidate" : "An API key")} may make {MostOf(counted)} {Words(what)} a minute.");
    }

    /// <summary>Counts the try of an invite's code.</summary>
    /// <exception cref="RefusedException">Its address has made as many as it may (429).</exception>
    public void CountExchange(IPAddress? address)
    {
        using var lease = CountAddress(RateClass.Exchanges, address);
        if (!lease.IsAcquired)
            throw TooMany(lease, $"An address may try {_options.Exchanges} codes a minute.");
    }

    /// <summary>Counts a failure, if it is one of bad credentials. Good ones are let in however many bad ones there were.</summary>
    /// <returns>What is to be answered: the failure itself, or 429 for one too many.</returns>
    public Exception Count(Exception failure, IPAddress? address)
    {
        if (failure is not (UnauthorizedException or RefusedException { Status: StatusCodes.Status401Unauthorized }))
            return failure;
        using var lease = CountAddress(RateClass.Failures, address);
        return lease.IsAcquired
            ? failure
            : TooMany(lease, "Too many requests without good credentials came from this address. Good ones are let in at any time.");
    }

    /// <summary>What counts the messages of a live connection; null for one that is not limited.</summary>
    public FixedWindowRateLimiter? ForConnection(Caller caller) =>
        caller.Kind == CallerKind.Local ? null : new(Window(_options.Messages));

    /// <summary>Counts a message of a live connection, there and for its caller.</summary>
    /// <exception cref="RefusedException">It has sent as many as it may.</exception>
    public void CountMessage(Caller caller, FixedWindowRateLimiter? connection)
    {
        if (connection is null)
            return;
        connection.TryReplenish();
        using var lease = connection.AttemptAcquire();
        if (!lease.IsAcquired)
            throw TooMany(lease, $"A connection may send {_options.Messages} messages a minute.");
        Count(caller, RateClass.Requests);
    }

    /// <inheritdoc/>
    public void Dispose() => _counts.Dispose();

    private static FixedWindowRateLimiterOptions Window(int most) =>
        new() { PermitLimit = most, Window = Minute, QueueLimit = 0, AutoReplenishment = false };

    private static RefusedException TooMany(RateLimitLease lease, string words)
    {
        var seconds = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Ceiling(after.TotalSeconds) : 0;
        return new(
            StatusCodes.Status429TooManyRequests,
            string.Create(CultureInfo.InvariantCulture, $"{words} Try again in {Math.Max(seconds, 1)} s."),
            Math.Max(seconds, 1));
    }

    private static string Words(RateClass what) => what switch
    {
        RateClass.Tokens => "requests for room tokens",
        RateClass.Speech => "requests for speech or transcription",
        RateClass.Kept => "requests with an Idempotency-Key",
        _ => "requests",
    };

    private RateLimitLease CountAddress(RateClass what, IPAddress? address) =>
        _counts.AttemptAcquire(new(what, IsCandidate: false, "", AddressFold.PlaceOf(address, Places)));

    private int MostOf(Counted counted) => (counted.What, counted.IsCandidate) switch
    {
        (RateClass.Tokens, false) => _options.KeyTokens,
        (RateClass.Tokens, true) => _options.CandidateTokens,
        (RateClass.Speech, false) => _options.KeySpeech,
        (RateClass.Speech, true) => _options.CandidateSpeech,
        (RateClass.Kept, true) => _options.CandidateKept,
        (RateClass.Failures, _) => _options.Failures,
        (RateClass.Exchanges, _) => _options.Exchanges,
        (_, true) => _options.Candidate,
        _ => _options.Key,
    };

    private readonly record struct Counted(RateClass What, bool IsCandidate, string Who, int Place);
}
