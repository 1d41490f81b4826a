using System.Text;
using Interviewing.Interviews;
using Interviewing.WebFront.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Interviewing.WebFront.Speech;

/// <summary>
/// A form with an audio file, read part by part as it comes: fields before the file, the file, fields after it. Nothing
/// of the file is kept.
/// </summary>
internal sealed class AudioForm
{
    private const string FileField = "file";
    private const string LanguageField = "language";
    private const string SessionIdField = "sessionId";
    private const int MaxFieldBytes = 1024;
    private const int MaxParts = 32;
    private const int MaxBoundary = 70; // RFC 2046, 5.1.1

    private readonly MultipartReader _reader;
    private readonly FieldRules _rules;
    private int _parts;

    private AudioForm(MultipartReader reader, FieldRules rules) => (_reader, _rules) = (reader, rules);

    /// <summary>The language given so far, a BCP 47 tag.</summary>
    public string? Language { get; private set; }

    /// <summary>The interview given so far.</summary>
    public string? InterviewId { get; private set; }

    /// <summary>Begins to read.</summary>
    /// <exception cref="RefusedException">The request says that it is no form (415).</exception>
    public static AudioForm Of(HttpRequest request, FieldRules rules)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException(
                StatusCodes.Status415UnsupportedMediaType,
                $"The body must be multipart/form-data with a field {FileField}; it is said to be {request.ContentType ?? "nothing"}.");
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > MaxBoundary)
            throw FieldErrors.Of(RequestBody.Field, $"must be multipart/form-data with a boundary of 1 to {MaxBoundary} characters");
        return new(new MultipartReader(boundary, request.Body), rules);
    }

    /// <summary>Reads on to the file.</summary>
    /// <exception cref="InvalidRequestException">There is none, or the form is broken.</exception>
    public async Task<Stream> FileAsync(CancellationToken cancellationToken)
    {
        if (await ReadToFileAsync(cancellationToken) is not { } file)
            throw FieldErrors.Of(FileField, "is required");
        return new FormStream(file);
    }

    /// <summary>Reads what comes after the file.</summary>
    /// <exception cref="InvalidRequestException">There is another file, or the form is broken.</exception>
    public async Task ReadOnAsync(CancellationToken cancellationToken)
    {
        if (await ReadToFileAsync(cancellationToken) is not null)
            throw FieldErrors.Of(FileField, "must be there once");
    }

    private async Task<Stream?> ReadToFileAsync(CancellationToken cancellationToken)
    {
        while (await FormStream.GuardAsync(() => _reader.ReadNextSectionAsync(cancellationToken)) is { } part)
        {
            if (++_parts > MaxParts)
                throw FieldErrors.Of(RequestBody.Field, $"must have at most {MaxParts} parts");
            var name = ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
                ? HeaderUtilities.RemoveQuotes(disposition.Name).Value
                : null;
            switch (name)
            {
                case FileField:
                    return part.Body;
                case LanguageField:
                    Language = _rules.Language(name, await TextAsync(part.Body, name, cancellationToken)) ?? Language;
                    _rules.Errors.ThrowIfAny();
                    break;
                case SessionIdField:
                    var id = await TextAsync(part.Body, name, cancellationToken);
                    InterviewId = id is null || SessionId.IsValid(id) ? id : throw InterviewNotFoundException.For(id);
                    break;
            }
        }

        return null;
    }

    // Null for an empty field: forms send what was not filled in.
    private static async Task<string?> TextAsync(Stream part, string name, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxFieldBytes + 1];
        var length = await FormStream.GuardAsync(
            async () => await part.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken));
        if (length > MaxFieldBytes)
            throw FieldErrors.Of(name, $"must have at most {MaxFieldBytes} bytes");
        var text = Encoding.UTF8.GetString(buffer, 0, length).Trim();
        return text.Length == 0 ? null : text;
    }
}
