using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace FakeOpenAI.Lean;

/// <summary>
/// Finds what a reply depends on by searching the body for it, as the product writes it. What a candidate says cannot be
/// taken for it: within the data, which is JSON in a string, the quotes of a text are escaped twice.
/// </summary>
internal static class LeanRequest
{
    /// <summary>Reads a body; false where it asks for a schema that is not known, or for a stream.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, ChatRequest request)
    {
        // The answer is the last of the data, and the data the last of the body.
        if (!body.EndsWith("}\"}]}"u8))
            return false;
        request.SchemaName = Kinds.Find(Behind("\"json_schema\":{\"name\":\""u8, body)) ?? "";
        request.Length = body.Length;
        switch (request.SchemaName)
        {
            case Kinds.Plan:
                request.QuestionCount = Utf8Parser.TryParse(Behind(@"\""question_count\"":"u8, body), out int count, out _) ? count : 0;
                return request.QuestionCount > 0;
            case Kinds.Opening or Kinds.Answer or Kinds.Closing:
                request.MayFollowUp = body.IndexOf(@"\""may_follow_up\"":true"u8) >= 0;
                request.Answer = Unescape(Before(@"\""}""}]}"u8, Behind(@"\""answer\"":\"""u8, body)));
                return true;
            default:
                return request.SchemaName == Kinds.Summary;
        }
    }

    private static ReadOnlySpan<byte> Behind(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        var at = text.LastIndexOf(name);
        return at < 0 ? [] : text[(at + name.Length)..];
    }

    private static ReadOnlySpan<byte> Before(ReadOnlySpan<byte> end, ReadOnlySpan<byte> text) =>
        text.EndsWith(end) ? text[..^end.Length] : [];

    // Once out of the string that the data is, once out of the string within it.
    private static byte[] Unescape(ReadOnlySpan<byte> text)
    {
        for (var level = 0; level < 2 && text.Contains((byte)'\\'); level++)
            text = Encoding.UTF8.GetBytes(JsonSerializer.Deserialize<string>([(byte)'"', .. text, (byte)'"'])!);
        return text.ToArray();
    }
}
