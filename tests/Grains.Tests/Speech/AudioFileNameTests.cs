namespace Interviewing.Speech;

public sealed class AudioFileNameTests
{
    private static readonly SpeechRequest Request = new()
    {
        Text = "Hello.",
        Voice = Voice.Nova,
        Model = "m",
        Format = AudioFormat.Mp3,
        Language = "en",
    };

    [Fact]
    public void WhatSoundsOtherwiseIsNamedOtherwiseAndWhatDoesNotIsNot()
    {
        SpeechRequest[] others =
        [
            Request,
            Request with { Text = "Hello!" },
            Request with { Voice = Voice.Echo },
            Request with { Model = "n" },
            Request with { Format = AudioFormat.Wav },
            Request with { Language = "de" },
            Request with { Language = null },
            // The same letters, parted elsewhere.
            Request with { Model = "me", Language = "n" },
        ];
        Assert.Equal(others.Length, others.Select(AudioFileName.Of).Distinct().Count());
        Assert.Equal(AudioFileName.Of(Request), AudioFileName.Of(Request with { }));
        Assert.All(others, other => Assert.True(AudioFileName.IsValid(AudioFileName.Of(other))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.exe")]
    [InlineData("0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef.mp3")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde/.mp3")]
    [InlineData("../3456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.mp3")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.mp3\n")]
    public void NothingElseIsAName(string? name) => Assert.False(AudioFileName.IsValid(name));

    // Names are in the transcripts on somebody's disk.
    [Fact]
    public void ANameNeverChanges() => Assert.Equal(
        "a647b2b97ad2f35a9179232682f1c766cc83e357ea8538d89d59b6a977c53460.mp3", AudioFileName.Of(Request));
}
