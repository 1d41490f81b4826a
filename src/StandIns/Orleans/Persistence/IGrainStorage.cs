using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Keeps grain states. Registered under a name with <c>AddGrainStorage</c>.</summary>
public interface IGrainStorage
{
    /// <summary>Reads a state; where there is none, a new one with <c>RecordExists</c> false.</summary>
    /// <param name="stateName">The state's name.</param>
    /// <param name="grainId">Whose it is.</param>
    /// <param name="grainState">Filled with value, version and whether it exists.</param>
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <summary>Writes a state and gives it a new version.</summary>
    /// <param name="stateName">The state's name.</param>
    /// <param name="grainId">Whose it is.</param>
    /// <param name="grainState">The value and the version that storage must have.</param>
    /// <exception cref="InconsistentStateException">Storage has another version.</exception>
    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <summary>Removes a state.</summary>
    /// <param name="stateName">The state's name.</param>
    /// <param name="grainId">Whose it is.</param>
    /// <param name="grainState">The version that storage must have; made new.</param>
    /// <exception cref="InconsistentStateException">Storage has another version.</exception>
    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);
}

/// <summary>
/// Storage has another version of the state than the one that was to be replaced. When a grain lets it escape
/// from a call, its activation ends, so that the next one reads what storage has.
/// </summary>
public class InconsistentStateException : OrleansException
{
    /// <summary>Without words.</summary>
    public InconsistentStateException()
    {
    }

    /// <summary>With words.</summary>
    /// <param name="message">What happened.</param>
    public InconsistentStateException(string message)
        : base(message)
    {
    }

    /// <summary>With words and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    /// <summary>With the two versions.</summary>
    /// <param name="errorMsg">What happened.</param>
    /// <param name="storedEtag">The version in storage.</param>
    /// <param name="currentEtag">The version in memory.</param>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    /// <summary>With the two versions and a cause.</summary>
    /// <param name="errorMsg">What happened.</param>
    /// <param name="storedEtag">The version in storage.</param>
    /// <param name="currentEtag">The version in memory.</param>
    /// <param name="storageException">The cause.</param>
    public InconsistentStateException(
        string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException!)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>The version in storage.</summary>
    public string? StoredEtag { get; }

    /// <summary>The version in memory.</summary>
    public string? CurrentEtag { get; }

    /// <summary>Whether the exception is still in the activation that it came from; only that one ends.</summary>
    internal bool IsSourceActivation { get; set; } = true;
}
