namespace Interviewing.EndToEnd.Access;

/// <summary>Who asks, in the access table.</summary>
public enum Who
{
    /// <summary>Somebody without credentials.</summary>
    Nobody,

    /// <summary>Somebody with a key that is none.</summary>
    WrongKey,

    /// <summary>An operator of another tenant.</summary>
    OtherTenant,

    /// <summary>The candidate of this interview.</summary>
    Candidate,

    /// <summary>The candidate of another interview of the same tenant.</summary>
    OtherCandidate,

    /// <summary>The candidate of this interview, with a token that has expired.</summary>
    Expired,

    /// <summary>An operator of the interview's tenant.</summary>
    Operator,
}
