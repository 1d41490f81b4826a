using System.ComponentModel.DataAnnotations;
using Interviewing.Speech;

namespace Interviewing.WebFront.Speech;

/// <summary>What is to be spoken, and how.</summary>
public sealed record SynthesizeBody
{
    /// <summary>The words. Required; at most 10,000 characters.</summary>
    [Required]
    public string? Text { get; init; }

    /// <summary>The voice. Default: the server's, <c>nova</c>.</summary>
    public Voice? Voice { get; init; }

    /// <summary>The format. Default: <c>mp3</c> where the provider has it, else <c>wav</c>.</summary>
    public AudioFormat? Format { get; init; }

    /// <summary>The language of the words, a BCP 47 tag. Providers that hear it from the text do not need it. Default <c>en</c>.</summary>
    public string? Language { get; init; }
}
