using System.Collections.Frozen;

namespace Interviewing.Speech.Transcription;

/// <summary>
/// Tells words that were spoken from words that a model made of silence or noise. Trained on subtitles, it knows what stands
/// there where nobody speaks, and says it.
/// </summary>
internal static class HeardWords
{
    // Whisper's own rule for a silent segment (openai/whisper, transcribe.py: no_speech_threshold, logprob_threshold).
    private const double Silent = 0.6;
    private const double Unsure = -1.0;

    // A phrase that is known to come of silence needs less doubt.
    private const double MaybeSilent = 0.3;
    private const double NotSure = -0.5;

    // What nobody says to an interviewer.
    private static readonly FrozenSet<string> Subtitles = Set(
        """
        Thanks for watching!
        Thank you for watching.
        Thank you so much for watching.
        Thanks for watching, and don't forget to like and subscribe!
        Please subscribe to my channel.
        Please subscribe.
        Like and subscribe.
        Subtitles by the Amara.org community
        Transcription by CastingWords
        Untertitel im Auftrag des ZDF für funk, 2017
        Untertitel der Amara.org-Community
        Untertitelung des ZDF, 2020
        Sous-titres réalisés par la communauté d'Amara.org
        Sous-titrage Société Radio-Canada
        Subtítulos realizados por la comunidad de Amara.org
        Sottotitoli creati dalla comunità Amara.org
        Legendas pela comunidade Amara.org
        ご視聴ありがとうございました
        请不吝点赞 订阅 转发 打赏支持明镜与点点栏目
        Продолжение следует...
        Субтитры сделал DimaTorzok
        """);

    // What somebody may well say: only doubt takes it away.
    private static readonly FrozenSet<string> Phrases = Set(
        """
        thank you
        thank you very much
        thanks
        you
        bye
        bye bye
        okay
        so
        oh
        hmm
        uh
        the end
        vielen dank
        tschüss
        merci
        gracias
        obrigado
        grazie
        """);

    /// <summary>The words that were spoken; empty where none were.</summary>
    public static string Of(TranscriptionReply reply)
    {
        var text = reply.Segments is { Count: > 0 } segments
            ? string.Concat(segments.Where(WasSpoken).Select(segment => segment.Text)).Trim()
            : WasSpoken(reply) ? (reply.Text ?? "").Trim() : "";
        return Subtitles.Contains(Key(text)) ? "" : text;
    }

    private static bool WasSpoken(TranscriptionSegment segment) =>
        !(segment.NoSpeechProb > Silent && segment.AvgLogprob < Unsure)
        && !(segment.NoSpeechProb > MaybeSilent && IsPhantom(segment.Text));

    private static bool WasSpoken(TranscriptionReply reply)
    {
        if (reply.Logprobs is not { Count: > 0 } tokens)
            return true;
        var sureness = tokens.Average(token => token.Logprob);
        return sureness >= Unsure && !(sureness < NotSure && IsPhantom(reply.Text));
    }

    private static bool IsPhantom(string? text) =>
        text is not null && Key(text) is var key && (key.Length == 0 || Phrases.Contains(key) || Subtitles.Contains(key));

    // Letters and digits in lower case, words apart by one space.
    private static string Key(string text) => string.Join(' ', new string(
        [.. text.Where(c => char.IsLetterOrDigit(c) || char.IsWhiteSpace(c)).Select(char.ToLowerInvariant)])
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static FrozenSet<string> Set(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Key).ToFrozenSet();
}
