namespace Interviewing.Speech.Espeak;

/// <summary>How espeak-ng sounds for a voice: a variant of its own, a pitch and a speed.</summary>
/// <param name="Variant">One of the variants that every installation has.</param>
/// <param name="Pitch">0 to 99; 50 is the variant's own.</param>
/// <param name="WordsPerMinute">The speed.</param>
internal sealed record EspeakVoice(string Variant, int Pitch, int WordsPerMinute)
{
    /// <summary>The sound of a voice.</summary>
    public static EspeakVoice Of(Voice voice) => voice switch
    {
        Voice.Alloy => new("f5", 35, 165),
        Voice.Echo => new("m3", 55, 165),
        Voice.Fable => new("m6", 70, 175),
        Voice.Onyx => new("m7", 15, 155),
        Voice.Shimmer => new("f4", 80, 175),
        _ => new("f3", 55, 170),
    };
}
