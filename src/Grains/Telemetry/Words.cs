using System.Text.Json;

namespace Interviewing.Telemetry;

/// <summary>Names of an enumeration as attributes of signals have them: <c>follow_up</c>.</summary>
internal static class Words
{
    /// <summary>The name, the same string every time.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.All.GetValueOrDefault(value, "other");

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> All = Enum.GetValues<T>().ToDictionary(
            value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
    }
}
