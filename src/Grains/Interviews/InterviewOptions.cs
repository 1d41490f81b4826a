using System.ComponentModel.DataAnnotations;

namespace Interviewing.Interviews;

/// <summary>How interviews go.</summary>
public sealed class InterviewOptions
{
    /// <summary>How long an interview may take from its start, where it does not say itself. Default 45 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "08:00:00")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromMinutes(45);

    /// <summary>How long without an answer until an interview counts as abandoned. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "08:00:00")]
    public TimeSpan AbandonedAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How many follow-ups a planned question may have. Default 1.</summary>
    [Range(0, 3)]
    public int MaxFollowUps { get; set; } = 1;

    /// <summary>How many questions of the candidate are answered before the farewell. Default 5.</summary>
    [Range(1, 20)]
    public int MaxCandidateQuestions { get; set; } = 5;

    /// <summary>
    /// How long somebody who was cut off may take to come back before that counts as leaving
    /// (INTERVIEW_RECONNECT_GRACE_SECONDS). Default 10 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan ReconnectGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// True where an interview is not started before its candidate has consented (REQUIRE_CONSENT). Default false; a consent
    /// that was withdrawn counts either way.
    /// </summary>
    public bool RequireConsent { get; set; }

    /// <summary>How many participants may be there at once. Default 50.</summary>
    [Range(1, 1000)]
    public int MaxParticipants { get; set; } = 50;
}
