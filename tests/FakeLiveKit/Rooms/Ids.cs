using System.Security.Cryptography;

namespace FakeLiveKit.Rooms;

/// <summary>Ids in LiveKit's form: a prefix for the kind of thing, and twelve characters.</summary>
internal static class Ids
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    public static string New(string prefix) => prefix + RandomNumberGenerator.GetString(Alphabet, 12);
}
