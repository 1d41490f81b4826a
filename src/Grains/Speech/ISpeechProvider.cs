namespace Interviewing.Speech;

/// <summary>Makes sound of words: the seam between the product and whoever speaks.</summary>
public interface ISpeechProvider
{
    /// <summary>The model, as it stands in requests and so in the names of files.</summary>
    string Model { get; }

    /// <summary>The formats that it makes; the first is the usual one.</summary>
    IReadOnlyList<AudioFormat> Formats { get; }

    /// <summary>True where the language must be told; false where it is heard from the text.</summary>
    bool NeedsLanguage { get; }

    /// <summary>The longest text that it takes in one call, in bytes of UTF-8.</summary>
    int MaxPieceBytes { get; }

    /// <summary>Speaks a piece of a request's text; a whole file of the format comes back.</summary>
    /// <param name="piece">The words.</param>
    /// <param name="request">The request that they are a piece of.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="SpeechUnavailableException">It failed, retries included.</exception>
    /// <exception cref="InvalidInputException">It does not speak the language.</exception>
    Task<ReadOnlyMemory<byte>> SpeakAsync(string piece, SpeechRequest request, CancellationToken cancellationToken);
}
