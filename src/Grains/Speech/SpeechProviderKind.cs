namespace Interviewing.Speech;

/// <summary>Who may make speech.</summary>
public enum SpeechProviderKind
{
    /// <summary>OpenAI with a key; without one espeak-ng where it is installed; else nobody.</summary>
    Auto,

    /// <summary>OpenAI.</summary>
    OpenAI,

    /// <summary>The program espeak-ng of this machine.</summary>
    Espeak,

    /// <summary>Nobody.</summary>
    None,
}
