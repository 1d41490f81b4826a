using System.Text;

namespace Interviewing.EndToEnd.Harm;

/// <summary>What no client should send, by chance; the same for the same seed.</summary>
internal sealed class Garbage(Random random)
{
    private static readonly string[] Words =
    [
        "", " ", "null", "true", "-1", "0", "1e999", "99999999999999999999", "NaN", "../../etc/passwd", "a\0b", "\u202e", "é", "😀",
        "\r\nSet-Cookie: x=1", "<script>", "'; DROP TABLE interviews; --", "%00", "${jndi:x}", "{{7*7}}", "\\", "\"", "\t", "\uFEFF",
        "0196f3a0-1111-7222-8333-444455556666", "constructor", "__proto__", "C:\\", "/dev/null", "ivk_wrong", "a.b.c",
    ];

    private static readonly string[] Json =
    [
        "null", "true", "[]", "{}", "-1", "0", "1.5", "1e400", "-0", "99999999999999999999999999", "\"\"", "\"\\u0000\"", "\"\\ud800\"",
        "\"\\udc00\\ud800\"", "[[[[[[]]]]]]", "{\"a\":{\"a\":{}}}", "\"2026-13-45\"", "1e-400", "\"\\uFFFF\"", "[null,true,{}]",
    ];

    /// <summary>Yes, once in so many.</summary>
    public bool OneIn(int many) => random.Next(many) == 0;

    /// <summary>A number below another.</summary>
    public int Below(int limit) => random.Next(limit);

    /// <summary>One of some.</summary>
    public T Of<T>(params IReadOnlyList<T> some) => some[random.Next(some.Count)];

    /// <summary>Bytes of any kind.</summary>
    public byte[] Bytes(int most)
    {
        var bytes = new byte[random.Next(most + 1)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Characters of any kind.</summary>
    public string Text() => random.Next(4) switch
    {
        0 => new string(Of('x', '\0', 'ä', '[', '%', ' '), random.Next(20_000)),
        1 => Encoding.Latin1.GetString(Bytes(64)),
        _ => Of(Words) + (OneIn(3) ? Of(Words) : ""),
    };

    /// <summary>A JSON value of any kind.</summary>
    public string Value() => random.Next(8) switch
    {
        0 => Nested(random.Next(5_000)),
        1 => System.Text.Json.JsonSerializer.Serialize(new string('y', random.Next(60_000))),
        2 => System.Text.Json.JsonSerializer.Serialize(Text()),
        _ => Of(Json),
    };

    /// <summary>Breaks bytes that are whole: cuts, doubles, overwrites.</summary>
    public byte[] Break(byte[] whole)
    {
        if (whole.Length == 0)
            return Bytes(16);
        var at = random.Next(whole.Length);
        switch (random.Next(4))
        {
            case 0:
                return whole[..at];
            case 1:
                return [.. whole[..at], .. Bytes(8), .. whole[at..]];
            case 2:
                return [.. whole, .. whole[at..]];
            default:
                var other = (byte[])whole.Clone();
                for (var n = random.Next(1, 5); n > 0; n--)
                    other[random.Next(other.Length)] = (byte)random.Next(256);
                return other;
        }
    }

    private string Nested(int depth) => OneIn(2)
        ? new string('[', depth) + (OneIn(2) ? new string(']', depth) : "")
        : string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', OneIn(2) ? depth : 0);
}
