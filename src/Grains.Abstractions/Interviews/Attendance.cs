namespace Interviewing.Interviews;

/// <summary>
/// Somebody's being there, by one way: a live connection, or the room. Who is there by two ways is there once, and has gone
/// when the last of them is.
/// </summary>
[GenerateSerializer, Immutable, Alias("interviewing.attendance")]
public sealed record Attendance
{
    /// <summary>The way of those whom LiveKit says to be in the room.</summary>
    public const string InRoom = "room";

    /// <summary>
    /// How long an attendance lasts that is not renewed: 90 s. Whoever tells of it renews it every <see cref="Renewal"/>, so that
    /// a web front that is lost takes its participants with it.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);

    /// <summary>How often an attendance is renewed: 30 s.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(30);

    /// <summary>The identity. Not the AI interviewer's: its coming and going is the interview's own.</summary>
    [Id(0)] public required string ParticipantId { get; init; }

    /// <summary>The name to show.</summary>
    [Id(1)] public string? Name { get; init; }

    /// <summary>By which way: <see cref="InRoom"/>, or the id of a live connection, unique in the cluster.</summary>
    [Id(2)] public required string Way { get; init; }
}
