namespace Interviewing.Load.Figures;

/// <summary>One round against one server.</summary>
/// <param name="Interviews">How many went to their end.</param>
/// <param name="Took">From the first call to the last answer.</param>
/// <param name="ServerCpu">What the server's process used in that time; null where its process is not known.</param>
/// <param name="ClientCpu">What this process used.</param>
public readonly record struct RoundFigures(int Interviews, TimeSpan Took, TimeSpan? ServerCpu, TimeSpan ClientCpu)
{
    /// <summary>Interviews a second.</summary>
    public double PerSecond => Interviews / Took.TotalSeconds;

    /// <summary>Milliseconds of the server's processor time for one interview.</summary>
    public double? ServerMilliseconds => ServerCpu?.TotalMilliseconds / Interviews;

    /// <summary>Milliseconds of this process's processor time for one interview.</summary>
    public double ClientMilliseconds => ClientCpu.TotalMilliseconds / Interviews;
}
