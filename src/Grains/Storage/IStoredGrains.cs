using System.Collections.Immutable;

namespace Interviewing.Storage;

/// <summary>
/// Which grains have a whole state in <see cref="GrainStorageNames.Interviews"/>, our own storage (journals are not looked at).
/// </summary>
public interface IStoredGrains
{
    /// <summary>The keys of the grains of a type that begin with a prefix. What is being written may be there or not.</summary>
    /// <param name="type">The grain type, as in <c>[GrainType]</c>.</param>
    /// <param name="keyPrefix">ASCII, at least one character.</param>
    Task<ImmutableArray<string>> FindAsync(string type, string keyPrefix);

    /// <summary>Some of the grains of a type whose state, an <see cref="IExpiring"/>, has expired before a time.</summary>
    /// <param name="type">The grain type.</param>
    /// <param name="before">The time.</param>
    /// <param name="position">Where an earlier page says that it goes on; null to begin.</param>
    Task<ExpiredPage> FindExpiredAsync(string type, DateTimeOffset before, string? position);
}
