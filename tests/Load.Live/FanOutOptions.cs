using System.Globalization;

namespace Interviewing.Load.Live;

/// <summary>How much is asked of the server.</summary>
/// <param name="Connections">How many clients watch.</param>
/// <param name="Interviews">How many interviews they watch, each the same number of clients.</param>
/// <param name="AnswersPerSecond">How many answers come in, spread over the interviews.</param>
/// <param name="Seconds">For how long.</param>
/// <param name="DropsPerSecond">How many connections are cut without a word; they come back with what they saw last.</param>
internal sealed record FanOutOptions(int Connections, int Interviews, int AnswersPerSecond, int Seconds, int DropsPerSecond)
{
    public static FanOutOptions Parse(string[] args) => new(
        Number(args, "--connections", 2000),
        Number(args, "--interviews", 500),
        Number(args, "--answers", 100),
        Number(args, "--seconds", 60),
        Number(args, "--drops", 0));

    private static int Number(string[] args, string name, int otherwise)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
