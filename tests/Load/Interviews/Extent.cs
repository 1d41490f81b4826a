namespace Interviewing.Load.Interviews;

/// <summary>How far an interview goes.</summary>
public enum Extent
{
    /// <summary>Create, start, six responses, transcript, end, summary.</summary>
    Whole,

    /// <summary>Create and start: it stays open.</summary>
    CreatedAndStarted,
}
