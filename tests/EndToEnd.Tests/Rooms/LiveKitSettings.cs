using FakeLiveKit;

namespace Interviewing.EndToEnd.Rooms;

/// <summary>What makes an installation use a LiveKit server.</summary>
internal static class LiveKitSettings
{
    public const string Key = "devkey";
    public const string Secret = "secret";

    public static Dictionary<string, string> For(FakeLiveKitServer server) => new()
    {
        ["LIVEKIT_URL"] = server.Url.AbsoluteUri,
        ["LIVEKIT_API_KEY"] = Key,
        ["LIVEKIT_API_SECRET"] = Secret,
        ["LIVEKIT_TIMEOUT_SECONDS"] = "1",
        ["ROOM_GRACE_SECONDS"] = "0",
        ["INTERVIEW_RECONNECT_GRACE_SECONDS"] = "0",
    };
}
