using System.Text.Json.Serialization;

namespace Interviewing.Speech;

/// <summary>The form of an audio file that is made here. A file's name ends in the name of its format.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AudioFormat>))]
public enum AudioFormat
{
    /// <summary>MPEG audio, layer III.</summary>
    [JsonStringEnumMemberName("mp3")] Mp3 = 0,

    /// <summary>RIFF WAVE with 16-bit PCM.</summary>
    [JsonStringEnumMemberName("wav")] Wav = 1,
}
