namespace Interviewing.Speech;

/// <summary>
/// One audio file. The key is its name, a hash of the request: being one grain, it makes the file once in the whole
/// cluster, however many ask at once. It outlives the wait of a caller: the file is made all the same.
/// </summary>
[Alias("interviewing.ISpeechGrain")]
public interface ISpeechGrain : IGrainWithStringKey
{
    /// <summary>Makes the file, unless it is there.</summary>
    /// <param name="request">The request that the key is the name of.</param>
    /// <param name="wait">How long to wait for it; shorter than a grain call may take.</param>
    /// <exception cref="SpeechUnavailableException">The provider failed, or the file could not be written.</exception>
    /// <exception cref="InvalidInputException">The provider does not speak the language.</exception>
    [Alias("Make"), ResponseTimeout(TimeOf.ProviderCalls)]
    Task<SpeechResult> Make(SpeechRequest request, TimeSpan wait);

    /// <summary>Looks for the file, and waits for it while it is being made; null where it is not there.</summary>
    /// <exception cref="SpeechUnavailableException">It was being made, and that failed.</exception>
    [Alias("Find"), ResponseTimeout(TimeOf.ProviderCalls)]
    Task<SpeechResult?> Find(TimeSpan wait);

    /// <summary>Deletes the file; where it is being made, that is given up.</summary>
    /// <exception cref="SpeechUnavailableException">It could not be deleted.</exception>
    [Alias("Discard")]
    Task Discard();
}
