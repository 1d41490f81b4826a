namespace Interviewing.Load.Interviews;

/// <summary>The calls of an interview.</summary>
public enum CallKind
{
    /// <summary>POST /interview.</summary>
    Create,

    /// <summary>POST /interview/{id}/start.</summary>
    Start,

    /// <summary>POST /interview/{id}/response.</summary>
    Response,

    /// <summary>GET /interview/{id}/transcript.</summary>
    Transcript,

    /// <summary>POST /interview/{id}/end.</summary>
    End,

    /// <summary>GET /interview/{id}/summary.</summary>
    Summary,
}
