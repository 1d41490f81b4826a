using Interviewing.Interviews;
using Interviewing.Speech;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Speech;

public sealed class AudioFileTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Name = Hash + ".mp3";

    [Fact]
    public async Task AFileThatIsThereIsServedWithoutAskingAGrain()
    {
        await using var speech = await SpeechHost.StartAsync();
        await File.WriteAllBytesAsync(Path.Combine(speech.Audio.FullName, Name), new byte[100]);
        var reply = await speech.Host.GetAsync("/audio/file/" + Name);
        Assert.Equal((200, "audio/mpeg", $"\"{Hash}\""), (reply.Status, reply.ContentType, reply.Headers["ETag"]));
        Assert.Equal("nosniff", reply.Headers["X-Content-Type-Options"]);
        Assert.Equal(304, (await speech.Host.GetAsync("/audio/file/" + Name, ("If-None-Match", $"\"{Hash}\""))).Status);
        Assert.Equal(206, (await speech.Host.GetAsync("/audio/file/" + Name, ("Range", "bytes=0-9"), ("If-Range", $"\"{Hash}\""))).Status);
        Assert.Equal(200, (await speech.Host.GetAsync("/audio/file/" + Name, ("Range", "bytes=0-9"), ("If-Range", "\"other\""))).Status);
        Assert.Equal(206, (await speech.Host.GetAsync("/audio/file/" + Name, ("Range", "bytes=-5"))).Status);
        Assert.Empty(speech.Host.Grains.Calls);
    }

    [Fact]
    public async Task OneThatIsBeingMadeIsWaitedForAndThenServed()
    {
        var audio = "";
        await using var speech = await SpeechHost.StartAsync(grains => grains.On<ISpeechGrain>("Find", (key, _) =>
        {
            File.WriteAllBytes(Path.Combine(audio, key), new byte[50]);
            return Task.FromResult<SpeechResult?>(new SpeechResult { FileName = key, IsReady = true });
        }));
        audio = speech.Audio.FullName;
        var reply = await speech.Host.GetAsync("/audio/file/" + Name);
        Assert.Equal((200, "50"), (reply.Status, reply.Headers["Content-Length"]));
    }

    [Fact]
    public async Task OneThatIsStillBeingMadeIsToBeAskedForAgainAndOneThatIsNotThereIsNot()
    {
        SpeechResult? result = new() { FileName = Name, IsReady = false };
        await using var speech = await SpeechHost.StartAsync(
            grains => grains.On<ISpeechGrain>("Find", (_, _) => Task.FromResult(result)));
        var reply = await speech.Host.GetAsync("/audio/file/" + Name);
        Assert.Equal((503, "1"), (reply.Status, reply.Headers["Retry-After"]));
        result = null;
        Assert.Equal(404, (await speech.Host.GetAsync("/audio/file/" + Name)).Status);
        // The grain says that it is there, and somebody has just deleted it.
        result = new() { FileName = Name, IsReady = true };
        Assert.Equal(404, (await speech.Host.GetAsync("/audio/file/" + Name)).Status);
    }

    [Fact]
    public async Task WithItsInterviewAFileThatIsGoneIsMadeAgain()
    {
        List<object?> asked = [];
        await using var speech = await SpeechHost.StartAsync(grains => grains.On<IInterviewGrain>("Speak", (key, arguments) =>
        {
            asked.AddRange([key, arguments[0]]);
            return Task.FromResult<SpeechResult?>(null);
        }));
        Assert.Equal(404, (await speech.Host.GetAsync($"/audio/file/{Name}?sessionId={Samples.Id}")).Status);
        Assert.Equal([Samples.Id, Name], asked);
    }

    [Theory]
    [InlineData("/audio/file/..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/audio/file/" + Hash)]
    [InlineData("/audio/file/" + Hash + ".exe")]
    [InlineData("/audio/file/" + Hash + ".mp3.tmp")]
    [InlineData("/audio/file/%00" + Name)]
    public async Task WhatIsNoNameReachesNeitherAGrainNorTheDisk(string path)
    {
        await using var speech = await SpeechHost.StartAsync();
        await File.WriteAllBytesAsync(Path.Combine(speech.Audio.FullName, Hash + ".exe"), new byte[10]);
        Assert.InRange((await speech.Host.GetAsync(path)).Status, 400, 404);
        Assert.Empty(speech.Host.Grains.Calls);
    }

    [Fact]
    public async Task CleaningTakesABodyOrNone()
    {
        await using var speech = await SpeechHost.StartAsync();
        var path = Path.Combine(speech.Audio.FullName, Name);
        await File.WriteAllBytesAsync(path, new byte[70]);
        File.SetLastWriteTimeUtc(path, FixedClock.Now.UtcDateTime.AddHours(-2));

        Assert.Equal(0, (await speech.Host.PostAsync("/audio/cleanup")).Json.GetProperty("deleted").GetInt32());
        Assert.NotEmpty((await speech.Host.PostAsync("/audio/cleanup", """{"olderThanMinutes":-1}""")).ErrorsOf("olderThanMinutes"));
        var cleaned = await speech.Host.PostAsync("/audio/cleanup", """{"olderThanMinutes":60}""");
        Assert.Equal("""{"message":"1 audio files deleted.","deleted":1,"freedBytes":70}""", cleaned.Body);
        Assert.False(File.Exists(path));
    }
}
