using System.Text.Json;
using Interviewing.Hosting;

namespace Interviewing.Rooms;

/// <summary>What is stored of a room has the form of the golden file, and is read back from it.</summary>
public sealed class StoredRoomTests
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Rooms", "Golden", "room.golden");
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    [Fact]
    public void ARoomIsReadAsItWasWritten()
    {
        var line = File.ReadAllText(Golden).TrimEnd('\n');
        var room = new RoomRecord
        {
            SessionId = "session",
            CandidateId = "maya",
            RoomSid = "RM_1",
            DispatchId = "AD_1",
            DeleteAt = At,
            Connections = [new() { Identity = "maya", Sid = "PA_2", JoinedAt = At, Name = "Maya" }],
            GoneSids = ["PA_1"],
            Webhooks = ["EV_1", "EV_2"],
            IsStarted = true,
        };
        Assert.Equal(line, Write(room));
        Assert.Equal(line, Write(Read(line)));
    }

    [Fact]
    public void AnEntryThatIsOwedIsReadBack() => Assert.True(Read(Write(new() { OwesStartEntry = true })).OwesStartEntry);

    [Fact]
    public void WhatALaterVersionAddsIsPassedOverAndWhatItDroppedIsEmpty()
    {
        var room = Read("""{"sessionId":"s","weather":["rain"]}""");
        Assert.Equal("s", room.SessionId);
        Assert.Empty(room.Webhooks);
    }

    private static string Write(RoomRecord room) => JsonSerializer.Serialize(room, SiloSetup.StateJson.Options);

    private static RoomRecord Read(string json) =>
        JsonSerializer.Deserialize<RoomRecord>(json, SiloSetup.StateJson.Options)!;
}
