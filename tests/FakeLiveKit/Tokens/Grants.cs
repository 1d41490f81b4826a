using System.Text.Json;
using FakeLiveKit.Twirp;

namespace FakeLiveKit.Tokens;

/// <summary>What a token allows: its claim "video". A call without a token has none, and is allowed nothing.</summary>
internal sealed class Grants(JsonElement? claims)
{
    /// <summary>The room that joining and managing are for.</summary>
    public string Room => Text("room");

    /// <summary>Rooms may be created and deleted.</summary>
    public void NeedsRoomCreate() => Needs(Is("roomCreate"));

    /// <summary>Rooms may be listed.</summary>
    public void NeedsRoomList() => Needs(Is("roomList"));

    /// <summary>This room may be managed.</summary>
    public void NeedsRoomAdmin(string room) => Needs(Is("roomAdmin") && Room == room);

    /// <summary>A right; what the token does not say is <paramref name="otherwise"/>.</summary>
    public bool Is(string right, bool otherwise = false) =>
        Find(right) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : otherwise;

    private string Text(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";

    private JsonElement? Find(string name) =>
        claims is { } all && all.TryGetProperty("video", out var video) && video.ValueKind == JsonValueKind.Object
            && video.TryGetProperty(name, out var value)
            ? value
            : null;

    // LiveKit has one answer to who is not known and who may not.
    private static void Needs(bool right)
    {
        if (!right)
            throw new TwirpException("unauthenticated", "permissions denied");
    }
}
