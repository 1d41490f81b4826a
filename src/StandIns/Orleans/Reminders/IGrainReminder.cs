namespace Orleans.Runtime;

/// <summary>A registered reminder.</summary>
public interface IGrainReminder
{
    /// <summary>Its name, unique within the grain.</summary>
    string ReminderName { get; }
}

/// <summary>The times of a reminder's tick, in UTC.</summary>
[GenerateSerializer, Immutable]
public readonly struct TickStatus
{
    /// <summary>Sets the times.</summary>
    /// <param name="firstTickTime">When the first tick was due.</param>
    /// <param name="period">Between ticks.</param>
    /// <param name="timeStamp">Of this tick.</param>
    public TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
    {
        FirstTickTime = firstTickTime;
        Period = period;
        CurrentTickTime = timeStamp;
    }

    /// <summary>When the first tick was due.</summary>
    [Id(0)]
    public DateTime FirstTickTime { get; }

    /// <summary>Between ticks.</summary>
    [Id(1)]
    public TimeSpan Period { get; }

    /// <summary>When this tick came.</summary>
    [Id(2)]
    public DateTime CurrentTickTime { get; }

    /// <summary>The three times.</summary>
    public override string ToString() => $"<{FirstTickTime}, {Period}, {CurrentTickTime}>";
}

/// <summary>The reminder table did not take a change, because somebody else made another. It may be tried again.</summary>
public sealed class ReminderException : OrleansException
{
    /// <summary>With words.</summary>
    /// <param name="message">What happened.</param>
    public ReminderException(string message)
        : base(message)
    {
    }
}
