namespace Interviewing.Storage;

/// <summary>The names of the storages that grains name in <c>[PersistentState]</c>.</summary>
public static class GrainStorageNames
{
    /// <summary>Histories, of which only new entries are written, and states that expire: our own storage.</summary>
    public const string Interviews = "interviews";

    /// <summary>States that are one whole value: in a cluster Orleans' own storage provider.</summary>
    public const string States = "states";
}
