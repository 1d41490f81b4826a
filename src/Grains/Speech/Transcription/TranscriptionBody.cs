using System.ClientModel;
using System.Text;

namespace Interviewing.Speech.Transcription;

/// <summary>
/// The form that goes to the provider, written while the audio comes in. The language comes last: by then it is known.
/// </summary>
internal sealed class TranscriptionBody(
    AudioSource audio, string model, Func<CancellationToken, Task<string?>> language, string boundary) : BinaryContent
{
    /// <summary>The media type of the form.</summary>
    public string FormType { get; } = "multipart/form-data; boundary=" + boundary;

    /// <summary>The language that was told.</summary>
    public string? Language { get; private set; }

    /// <summary>
    /// What went wrong with the audio rather than with the provider: too much of it, a form that breaks off. Whoever sends
    /// the body sees only a failed call.
    /// </summary>
    public Exception? Failure { get; private set; }

    public override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The audio is passed on as it comes.");

    public override async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        StringBuilder head = new();
        Field(head, "model", model);
        foreach (var (name, value) in TranscriptionReply.Wanted(model))
            Field(head, name, value);
        var type = audio.Type!.Value;
        head.Append(Invariant(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"audio.{AudioTypes.Extension(type)}\"\r\n"))
            .Append(Invariant($"Content-Type: {AudioTypes.MediaType(type)}\r\n\r\n"));
        await WriteAsync(stream, head, cancellationToken).ConfigureAwait(false);

        var isWriting = false;
        try
        {
            await audio.CopyToAsync(
                async (bytes, cancelled) =>
                {
                    isWriting = true;
                    await stream.WriteAsync(bytes, cancelled).ConfigureAwait(false);
                    isWriting = false;
                },
                cancellationToken).ConfigureAwait(false);
            Language = await language(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!isWriting)
        {
            Failure = failure;
            throw;
        }

        StringBuilder tail = new("\r\n");
        if (Language is not null)
            Field(tail, "language", Primary(Language));
        tail.Append(Invariant($"--{boundary}--\r\n"));
        await WriteAsync(stream, tail, cancellationToken).ConfigureAwait(false);
    }

    public override void Dispose()
    {
    }

    private void Field(StringBuilder to, string name, string value) =>
        to.Append(Invariant($"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));

    private static Task WriteAsync(Stream stream, StringBuilder text, CancellationToken cancellationToken) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken).AsTask();

    // The provider takes languages without their regions.
    private static string Primary(string tag) => tag.Split('-')[0].ToLowerInvariant();

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
