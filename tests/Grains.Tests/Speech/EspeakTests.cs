using Interviewing.Speech.Audio;
using Interviewing.Speech.Espeak;
using Microsoft.Extensions.Options;

namespace Interviewing.Speech;

/// <summary>The real program, where it is installed.</summary>
public sealed class EspeakTests
{
    private const string Sentence = "Hello, and welcome. Please tell me about the most demanding part of your work.";

    private static readonly EspeakProgram? Program = EspeakProgram.Find();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WordsBecomeSoundOfTheLengthThatTheyTake()
    {
        var samples = await Samples(Sentence);
        // Some 150 words a minute, give or take: 14 words.
        Assert.InRange(samples.Length / 22_050.0, 3, 8);
        Assert.True(Rms(samples) > 1000);
        Assert.True(samples.Length < (await Samples(Sentence + " " + Sentence)).Length);
    }

    [Fact]
    public async Task EachOfTheSixVoicesSoundsDifferent()
    {
        var sounds = new List<(Voice Voice, double Pitch, double Brightness)>();
        foreach (var voice in Enum.GetValues<Voice>())
        {
            var samples = await Samples(Sentence, voice);
            sounds.Add((voice, Pitch(samples), Brightness(samples)));
        }

        foreach (var (one, pitch, brightness) in sounds)
        {
            foreach (var other in sounds.Where(other => other.Voice > one))
            {
                // A semitone and a half in pitch, or a fifth in colour: either is heard at once.
                var apart = Math.Abs(Math.Log2(pitch / other.Pitch)) * 12 / 1.5
                    + (Math.Abs(Math.Log2(brightness / other.Brightness)) / Math.Log2(1.2));
                Assert.True(apart > 1, $"{one} ({pitch:0} Hz, {brightness:0}) is like {other.Voice} ({other.Pitch:0} Hz, {other.Brightness:0}).");
            }
        }
    }

    [Theory]
    [InlineData("de-CH")]
    [InlineData("pt-BR")]
    [InlineData("zh-Hans")]
    [InlineData("fr-XX")]
    public async Task ALanguageIsSpokenWithItsRegionOrWithout(string language) =>
        Assert.NotEmpty(await Samples("1 2 3", language: language));

    [Fact]
    public async Task ALanguageThatIsNotSpokenIsSaidToBeSo() =>
        Assert.Equal("language", (await Assert.ThrowsAsync<InvalidInputException>(() => Samples("Hello.", language: "tlh"))).Field);

    [Fact]
    public async Task WhatIsInATextIsReadOutAndCommandsNothing()
    {
        // Phonemes in brackets and commands behind control characters would make it short, or shout.
        Assert.True((await Samples("[[hE2l]] \u0001200A <break time=\"60s\"/> $(id) -w x")).Length > (await Samples("id")).Length);
    }

    [Fact]
    public async Task AProgramThatDoesNotEndIsEnded()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The program is a shell script.");
            return;
        }

        var folder = System.IO.Directory.CreateTempSubdirectory("interviews-espeak-");
        try
        {
            var path = Path.Combine(folder.FullName, "espeak-ng");
            var mark = Path.Combine(folder.FullName, "pid");
            await File.WriteAllTextAsync(path, $"#!/bin/sh\nsleep 600 &\necho $! > {mark}\nwait\n", Cancel);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            using var speaker = Speaker(EspeakProgram.FindIn(folder.FullName)!, TimeSpan.FromSeconds(1));
            await Assert.ThrowsAsync<SpeechUnavailableException>(
                () => speaker.SpeakAsync("Hello.", Request(Voice.Nova, "en"), Cancel));
            var child = int.Parse(await File.ReadAllTextAsync(mark, Cancel), System.Globalization.CultureInfo.InvariantCulture);
            // The child that it started is gone too, or gone but for its name.
            Assert.True(IsGone(child));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsGone(int process)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var status = $"/proc/{process}/stat";
            if (!File.Exists(status) || File.ReadAllText(status).Contains(") Z ", StringComparison.Ordinal))
                return true;
            Task.Delay(20, Cancel).Wait(Cancel);
        }

        return false;
    }

    private static EspeakSpeech Speaker(EspeakProgram program, TimeSpan timeout) =>
        new(program, Options.Create(new SpeechOptions { CallTimeout = timeout }), TimeProvider.System);

    private static SpeechRequest Request(Voice voice, string language) =>
        new() { Text = "", Voice = voice, Model = "espeak-ng", Format = AudioFormat.Wav, Language = language };

    private static async Task<short[]> Samples(string text, Voice voice = Voice.Nova, string language = "en")
    {
        Assert.SkipWhen(Program is null, "espeak-ng is not installed.");
        using var speaker = Speaker(Program, TimeSpan.FromSeconds(30));
        var file = await speaker.SpeakAsync(text, Request(voice, language.ToLowerInvariant()), Cancel);
        Assert.True(WavFile.TryReadHead(file.Span, out var format, out var start));
        Assert.Equal((1, 22_050, 16), (format.Channels, format.SampleRate, format.Bits));
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(file.Span[start..]).ToArray();
    }

    private static double Rms(short[] samples) => Math.Sqrt(samples.Average(sample => (double)sample * sample));

    // The median over loud windows of the lag at which a window is most like itself.
    private static double Pitch(short[] samples)
    {
        const int Window = 1024, Shortest = 50, Longest = 320; // 441 to 69 Hz
        List<double> pitches = [];
        for (var at = 0; at + Window + Longest < samples.Length; at += Window)
        {
            var window = samples.AsSpan(at, Window + Longest);
            var best = (Lag: 0, Likeness: 0.0);
            double own = 1;
            for (var i = 0; i < Window; i++)
                own += (double)window[i] * window[i];
            if (own / Window < 1_000_000)
                continue;
            for (var lag = Shortest; lag < Longest; lag++)
            {
                double product = 0, other = 1;
                for (var i = 0; i < Window; i++)
                {
                    product += (double)window[i] * window[i + lag];
                    other += (double)window[i + lag] * window[i + lag];
                }

                var likeness = product / Math.Sqrt(own * other);
                if (likeness > best.Likeness + 0.01)
                    best = (lag, likeness);
            }

            if (best.Likeness > 0.8)
                pitches.Add(22_050.0 / best.Lag);
        }

        pitches.Sort();
        return pitches[pitches.Count / 2];
    }

    // How often the sound crosses zero in a second, in its loud parts: bright voices do more.
    private static double Brightness(short[] samples)
    {
        var crossings = 0;
        for (var i = 1; i < samples.Length; i++)
        {
            if (samples[i - 1] < 0 != samples[i] < 0)
                crossings++;
        }

        return crossings * 22_050.0 / samples.Length;
    }
}
