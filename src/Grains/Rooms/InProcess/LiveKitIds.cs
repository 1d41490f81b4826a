using System.Security.Cryptography;

namespace Interviewing.Rooms.InProcess;

/// <summary>Ids in LiveKit's form: what they name, then twelve characters that say nothing.</summary>
internal static class LiveKitIds
{
    private const int Length = 12;
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    public static string NewRoom() => "RM_" + RandomNumberGenerator.GetString(Characters, Length);

    public static string NewParticipant() => "PA_" + RandomNumberGenerator.GetString(Characters, Length);
}
