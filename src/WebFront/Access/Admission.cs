namespace Interviewing.WebFront.Access;

/// <summary>Whom an endpoint lets in. Every endpoint says it where it is mapped.</summary>
internal enum Admission
{
    /// <summary>Anyone, without credentials.</summary>
    Everyone,

    /// <summary>Operators only.</summary>
    Operators,

    /// <summary>Operators, and the candidate of the interview whose <c>id</c> is in the path.</summary>
    OwnInterview,

    /// <summary>Operators, and candidates, of whom the endpoint itself checks what they ask for.</summary>
    Callers,
}
