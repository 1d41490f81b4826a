namespace Interviewing.Storage;

/// <summary>A state whose time comes to an end. When is kept beside it, so that what has expired is found without reading the rest.</summary>
public interface IExpiring
{
    /// <summary>From when on nobody needs it any more, UTC.</summary>
    DateTimeOffset ExpiresAt { get; }
}
