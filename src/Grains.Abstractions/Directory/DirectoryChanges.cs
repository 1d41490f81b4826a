using System.Collections.Immutable;

namespace Interviewing.Directory;

/// <summary>What changed in a part of the list of interviews.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.directory-changes")]
public sealed record DirectoryChanges
{
    /// <summary>Since which version. If it is not the one that the observer knows, it has missed some.</summary>
    [Id(0)] public required long Since { get; init; }

    /// <summary>The version now. Versions never go back, also when the grain is activated anew.</summary>
    [Id(1)] public required long Version { get; init; }

    /// <summary>The rows as they are now.</summary>
    [Id(2)] public ImmutableArray<InterviewRow> Rows { get; init; } = [];

    /// <summary>The keys of interviews that were taken off the list (<see cref="Tenants.TenantKey"/>).</summary>
    [Id(3)] public ImmutableArray<string> Removed { get; init; } = [];
}
