namespace Interviewing.WebFront.Access;

/// <summary>Whom an endpoint lets in. Every endpoint says it where it is mapped.</summary>
internal enum Admission
{
    /// <summary>Anyone, without credentials.</summary>
    Everyone,

    /// <summary>
    /// Anyone, without credentials, so many times a minute from one address (RATE_EXCHANGES_PER_MINUTE): for what can be guessed at.
    /// </summary>
    EveryoneCounted,

    /// <summary>Operators only.</summary>
    Operators,

    /// <summary>
    /// Operators, and the candidate of the interview whose <c>id</c> is in the path. The endpoint hands the token's generation
    /// (<see cref="Caller.TokenGeneration"/>) to the interview, which refuses one that was withdrawn.
    /// </summary>
    OwnInterview,

    /// <summary>Operators, and candidates, of whom the endpoint itself checks what they ask for.</summary>
    Callers,
}
