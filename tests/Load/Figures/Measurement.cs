using Interviewing.Load.Servers;

namespace Interviewing.Load.Figures;

/// <summary>All that was measured of one server.</summary>
public sealed class Measurement(Target target)
{
    /// <summary>The server.</summary>
    public Target Target { get; } = target;

    /// <summary>Its calls in the measured rounds.</summary>
    public CallRecord Calls { get; } = new();

    /// <summary>Its measured rounds, in order.</summary>
    public List<RoundFigures> Rounds { get; } = [];

    /// <summary>Interviews a second, the median of the rounds.</summary>
    public double PerSecond => Median.Of(Rounds.Select(round => round.PerSecond));

    /// <summary>Milliseconds of server processor time for an interview, the median; null where it is not known.</summary>
    public double? ServerMilliseconds => Rounds.All(round => round.ServerMilliseconds is not null)
        ? Median.Of(Rounds.Select(round => round.ServerMilliseconds!.Value))
        : null;

    /// <summary>Milliseconds of this program's processor time for an interview, the median.</summary>
    public double ClientMilliseconds => Median.Of(Rounds.Select(round => round.ClientMilliseconds));
}
