namespace Interviewing.Interviews;

/// <summary>Why an invitation cannot be taken up.</summary>
public enum InviteRefusal
{
    /// <summary>There never was one.</summary>
    Unknown = 0,

    /// <summary>It was taken up.</summary>
    Used = 1,

    /// <summary>Its time is over.</summary>
    Expired = 2,

    /// <summary>It was withdrawn, or replaced by a newer one.</summary>
    Revoked = 3,

    /// <summary>The interview is over.</summary>
    Over = 4,
}
