using System.Text;
using System.Text.Json;

namespace FakeOpenAI;

/// <summary>The names of the schemas that the server knows how to answer.</summary>
internal static class Kinds
{
    public const string Plan = "interview_plan";
    public const string Opening = "interview_opening";
    public const string Answer = "interview_answer";
    public const string Closing = "interview_closing";
    public const string Summary = "interview_summary";

    private static readonly (string Name, byte[] Utf8)[] Known =
        [.. new[] { Answer, Plan, Opening, Closing, Summary }.Select(name => (name, Encoding.UTF8.GetBytes(name)))];

    /// <summary>The name as a string, without making one where it is known.</summary>
    public static string Intern(ref Utf8JsonReader reader)
    {
        foreach (var (name, utf8) in Known)
        {
            if (reader.ValueTextEquals(utf8))
                return name;
        }

        return reader.GetString()!;
    }

    /// <summary>The name that a text begins with, up to its closing quote; null where it is none of these.</summary>
    public static string? Find(ReadOnlySpan<byte> text)
    {
        foreach (var (name, utf8) in Known)
        {
            if (text.Length > utf8.Length && text[utf8.Length] == '"' && text.StartsWith(utf8))
                return name;
        }

        return null;
    }

    /// <summary>True for the schemas that the server knows.</summary>
    public static bool IsKnown(string name) => Array.Exists(Known, each => ReferenceEquals(each.Name, name));
}
