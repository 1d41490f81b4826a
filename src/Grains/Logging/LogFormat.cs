namespace Interviewing.Logging;

/// <summary>How a process writes its log.</summary>
public enum LogFormat
{
    /// <summary>For people: a line an event.</summary>
    Text,

    /// <summary>For programs: a line an event, each a JSON object.</summary>
    Json,
}
