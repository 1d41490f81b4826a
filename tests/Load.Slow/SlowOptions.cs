using System.Globalization;

namespace Interviewing.Load.Slow;

/// <summary>How much harm is tried.</summary>
/// <param name="HalfOpen">How many connections there are whose headers never come to their end.</param>
/// <param name="WrongKeys">How many requests come with a wrong key, spread over the time.</param>
/// <param name="Good">How many clients mean well, each with a call every 50 ms.</param>
/// <param name="Seconds">How long each phase takes.</param>
internal sealed record SlowOptions(int HalfOpen, int WrongKeys, int Good, int Seconds)
{
    public static SlowOptions Parse(string[] args) => new(
        Number(args, "--half-open", 5_000),
        Number(args, "--wrong-keys", 10_000),
        Number(args, "--good", 10),
        Number(args, "--seconds", 20));

    private static int Number(string[] args, string name, int otherwise)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
