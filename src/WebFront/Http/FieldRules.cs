using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Http;

/// <summary>
/// Checks fields against the contract's rules. Each method returns the value as it can be used, or notes what is wrong
/// with it.
/// </summary>
internal sealed class FieldRules(FieldErrors errors, RequestLimits limits)
{
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:@-");

    /// <summary>The longest language tag that RFC 5646 asks servers to take.</summary>
    private const int MaxLanguageTag = 35;

    public FieldErrors Errors => errors;

    public RequestLimits Limits => limits;

    /// <summary>An id that has to be there.</summary>
    public string RequiredId(string field, string? value) => Id(field, value) ?? Missing(field, value);

    /// <summary>An id.</summary>
    public string? Id(string field, string? value)
    {
        if (!IsText(field, value))
            return null;
        if (value.Length == 0 || value.Length > limits.Id || value.AsSpan().ContainsAnyExcept(IdCharacters))
            errors.Add(field, $"must be 1 to {limits.Id} of the characters A-Z a-z 0-9 . _ : @ -");
        return value;
    }

    /// <summary>A text of several lines that has to be there.</summary>
    public string RequiredText(string field, string? value, int max) => Text(field, value, max) ?? Missing(field, value);

    /// <summary>A text of several lines.</summary>
    public string? Text(string field, string? value, int max)
    {
        if (!IsText(field, value))
            return null;
        if (value.Length > max)
            errors.Add(field, $"must have at most {max} characters; it has {value.Length}");
        else if (value.Contains('\0', StringComparison.Ordinal))
            errors.Add(field, "must not contain the character NUL");
        else if (string.IsNullOrWhiteSpace(value))
            errors.Add(field, "must not be empty");
        return value;
    }

    /// <summary>A text of one line that has to be there.</summary>
    public string RequiredLine(string field, string? value, int max) => Line(field, value, max) ?? Missing(field, value);

    /// <summary>A text of one line: a name, a heading.</summary>
    public string? Line(string field, string? value, int max)
    {
        if (!IsText(field, value))
            return null;
        if (value.Length > max)
            errors.Add(field, $"must have at most {max} characters; it has {value.Length}");
        else if (value.Any(char.IsControl))
            errors.Add(field, "must not contain control characters");
        else if (string.IsNullOrWhiteSpace(value))
            errors.Add(field, "must not be empty");
        return value;
    }

    /// <summary>True or false, which has to be said.</summary>
    public bool RequiredFlag(string field, bool? value)
    {
        if (errors.TakeWrongType(field))
            errors.Add(field, "must be true or false");
        else if (value is null)
            errors.Add(field, "is required: true or false");
        return value ?? false;
    }

    /// <summary>A whole number in a range.</summary>
    public int? Number(string field, int? value, int min, int max)
    {
        if (errors.TakeWrongType(field) || value < min || value > max)
            errors.Add(field, $"must be a number, whole, from {min} to {max}");
        return value;
    }

    /// <summary>The sequence number of an event.</summary>
    public long? Sequence(string field, long? value)
    {
        if (errors.TakeWrongType(field) || value < 0)
            errors.Add(field, "must be a number, whole, from 0");
        return value;
    }

    /// <summary>A whole number in a query.</summary>
    public long? Number(string field, string? text, long min, long max)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
            return value;
        errors.Add(field, max == long.MaxValue
            ? $"must be a number, whole, from {min}"
            : $"must be a number, whole, from {min} to {max}");
        return null;
    }

    /// <summary>One of an enumeration's names on the wire.</summary>
    public T? RequiredChoice<T>(string field, T? value)
        where T : struct, Enum
    {
        if (errors.TakeWrongType(field))
            errors.Add(field, $"must be one of {WireNames<T>.List}");
        else if (value is null)
            errors.Add(field, $"is required: one of {WireNames<T>.List}");
        return value;
    }

    /// <summary>One of an enumeration's names on the wire, or nothing.</summary>
    public T? OptionalChoice<T>(string field, T? value)
        where T : struct, Enum
    {
        if (errors.TakeWrongType(field))
            errors.Add(field, $"must be one of {WireNames<T>.List}");
        return value;
    }

    /// <summary>One of an enumeration's names in a query.</summary>
    public T? Choice<T>(string field, string? text)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (WireNames<T>.Find(text) is { } value)
            return value;
        errors.Add(field, $"must be one of {WireNames<T>.List}");
        return null;
    }

    /// <summary>A BCP 47 language tag (RFC 5646): a language, then subtags of up to eight letters and digits.</summary>
    public string? Language(string field, string? value)
    {
        if (!IsText(field, value))
            return null;
        if (!IsLanguageTag(value))
            errors.Add(field, "must be a BCP 47 language tag such as en or pt-BR");
        return value;
    }

    /// <summary>A JSON object, as it came.</summary>
    public string? JsonObject(string field, JsonElement? value, int maxBytes)
    {
        if (value is not { } element || element.ValueKind == JsonValueKind.Null)
            return null;
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(field, "must be a JSON object");
            return null;
        }

        var text = element.GetRawText();
        var size = Encoding.UTF8.GetByteCount(text);
        if (size > maxBytes)
            errors.Add(field, $"must have at most {maxBytes} bytes of JSON; it has {size}");
        else if (!HasOnlyText(element))
            errors.Add(field, "must have only Unicode text without NUL in its names and strings");
        return text;
    }

    private string Missing(string field, string? value)
    {
        if (value is null && !errors.Has(field))
            errors.Add(field, "is required");
        return "";
    }

    private bool IsText(string field, [NotNullWhen(true)] string? value)
    {
        if (errors.TakeWrongType(field))
            errors.Add(field, "must be a string of Unicode text");
        return value is not null;
    }

    private static bool IsLanguageTag(ReadOnlySpan<char> tag)
    {
        if (tag.Length > MaxLanguageTag)
            return false;
        var first = true;
        foreach (var range in tag.Split('-'))
        {
            var subtag = tag[range];
            if (first ? subtag.Length is < 2 or > 8 : subtag.Length is < 1 or > 8)
                return false;
            foreach (var character in subtag)
            {
                if (first ? !char.IsAsciiLetter(character) : !char.IsAsciiLetterOrDigit(character))
                    return false;
            }

            first = false;
        }

        return true;
    }

    private static bool HasOnlyText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(
                    member => !member.Name.Contains('\0', StringComparison.Ordinal) && HasOnlyText(member.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(HasOnlyText),
                JsonValueKind.String => !element.GetString()!.Contains('\0', StringComparison.Ordinal),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return false;
        }
    }
}
