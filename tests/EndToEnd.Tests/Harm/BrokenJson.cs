using System.Text;
using System.Text.RegularExpressions;

namespace Interviewing.EndToEnd.Harm;

/// <summary>Objects of the contract with something wrong about them.</summary>
internal static partial class BrokenJson
{
    /// <summary>Breaks an object: the wrong values, the wrong names, the wrong bytes; at times nothing.</summary>
    public static byte[] Break(string whole, Garbage garbage)
    {
        var text = whole;
        for (var n = garbage.Below(3); n >= 0; n--)
            text = BreakOnce(text, garbage);
        var bytes = Encoding.UTF8.GetBytes(text);
        return garbage.Below(6) switch
        {
            0 => garbage.Break(bytes),
            1 when garbage.OneIn(4) => Encoding.Unicode.GetBytes(text),
            1 => [0xEF, 0xBB, 0xBF, .. bytes],
            _ => bytes,
        };
    }

    private static string BreakOnce(string text, Garbage garbage) => garbage.Below(6) switch
    {
        0 or 1 or 2 => ReplaceOne(Values(), text, _ => ":" + garbage.Value(), garbage),
        3 => ReplaceOne(Names(), text, name => $"{name}1,{name}", garbage),
        4 => ReplaceOne(Names(), text, _ => $"\"{garbage.Of("x", "sessionId", "\\u0000", "\\ud800", "a\\", "__proto__")}\":", garbage),
        _ => garbage.OneIn(3) ? garbage.Value() : text + garbage.Of(",", "}", "//", "\0", " ", "[]"),
    };

    private static string ReplaceOne(Regex what, string text, Func<string, string> by, Garbage garbage)
    {
        var found = what.Matches(text);
        if (found.Count == 0)
            return text;
        var one = found[garbage.Below(found.Count)];
        return text[..one.Index] + by(one.Value) + text[(one.Index + one.Length)..];
    }

    [GeneratedRegex("""(?<="):("[^"]{0,200}"|[0-9.]{1,20}|true|false|null)""")]
    private static partial Regex Values();

    [GeneratedRegex("\"[A-Za-z]{1,40}\":")]
    private static partial Regex Names();
}
