namespace Interviewing.WebFront.Hosting;

/// <summary>How long things in a request may be. Characters are UTF-16 code units, as JavaScript counts them.</summary>
public sealed class RequestLimits
{
    /// <summary>A request's body, in bytes (LIMIT_BODY_BYTES). Default 1 MiB.</summary>
    public int BodyBytes { get; set; } = 1024 * 1024;

    /// <summary>A job description, in characters (LIMIT_JOB_DESCRIPTION). Default 50,000.</summary>
    public int JobDescription { get; set; } = 50_000;

    /// <summary>A resume, in characters (LIMIT_RESUME). Default 50,000.</summary>
    public int Resume { get; set; } = 50_000;

    /// <summary>A candidate's answer, in characters (LIMIT_RESPONSE). Default 20,000.</summary>
    public int Response { get; set; } = 20_000;

    /// <summary>A room's name, an identity, any other id, in characters (LIMIT_ID). Default 128.</summary>
    public int Id { get; set; } = 128;

    /// <summary>A person's name, in characters (LIMIT_NAME). Default 256.</summary>
    public int Name { get; set; } = 256;

    /// <summary>The words that a candidate consents to, in characters (LIMIT_CONSENT_TEXT). Default 4,000.</summary>
    public int ConsentText { get; set; } = 4_000;

    /// <summary>The caller's own data, in bytes of JSON (LIMIT_METADATA_BYTES). Default 16 KiB.</summary>
    public int MetadataBytes { get; set; } = 16 * 1024;
}
