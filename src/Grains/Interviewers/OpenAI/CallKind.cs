using System.Security.Cryptography;
using System.Text;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>A kind of call: its prompt, its schema, and what names it.</summary>
internal sealed class CallKind
{
    private const string VersionStart = "<!-- version: ";
    private const int HashDigits = 16;
    private const string VersionEnd = " -->\n";

    public static readonly CallKind Plan = new("plan", ReplySchemas.Plan);
    public static readonly CallKind Opening = new("opening", ReplySchemas.Opening);
    public static readonly CallKind Answer = new("answer", ReplySchemas.Answer);
    public static readonly CallKind Closing = new("closing", ReplySchemas.Closing);
    public static readonly CallKind Summary = new("summary", ReplySchemas.Summary);

    private CallKind(string name, ReadOnlySpan<byte> schema)
    {
        Name = name;
        SchemaName = "interview_" + name;
        Schema = Encoding.UTF8.GetString(schema);
        (PromptVersion, Prompt) = ReadPrompt(name);
    }

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<CallKind> All { get; } = [Plan, Opening, Answer, Closing, Summary];

    /// <summary>The name, as it stands in idempotency keys and logs.</summary>
    public string Name { get; }

    /// <summary>The name of the schema on the wire.</summary>
    public string SchemaName { get; }

    /// <summary>The strict JSON schema of the reply.</summary>
    public string Schema { get; }

    /// <summary>The system prompt.</summary>
    public string Prompt { get; }

    /// <summary>
    /// Names the text of the prompt, for the audit of what it led to: its version, and the first 16 hexadecimal digits of the
    /// SHA-256 of its file ("answer-1+0123456789abcdef"), so that a text that was changed under its version shows.
    /// </summary>
    public string PromptVersion { get; }

    private static (string Version, string Prompt) ReadPrompt(string name)
    {
        var resource = $"Interviewing.Interviewers.Prompts.{name}.md";
        using var stream = typeof(CallKind).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The prompt {resource} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        var end = text.IndexOf(VersionEnd, StringComparison.Ordinal);
        if (end < 0 || !text.StartsWith(VersionStart, StringComparison.Ordinal))
            throw new InvalidOperationException($"The first line of {resource} does not say its version.");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashDigits];
        return ($"{text[VersionStart.Length..end]}+{hash}", text[(end + VersionEnd.Length)..].Trim());
    }
}
