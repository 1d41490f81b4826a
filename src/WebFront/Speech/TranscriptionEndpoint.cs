using Interviewing.Interviews;
using Interviewing.Speech.Transcription;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Interviewing.WebFront.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Interviewing.WebFront.Speech;

/// <summary>Makes words of speech. The upload goes on to the provider as it comes in.</summary>
internal sealed class TranscriptionEndpoint(IGrainFactory grains, TranscriptionDesk desk, WebSettings settings)
{
    // What the form has beside the file.
    private const int FormBytes = 64 * 1024;

    // A file that is too large is refused as soon as that shows, and what is still under way is read past so that its sender
    // gets to read the refusal; beyond this many times the limit the connection is closed instead.
    private const int ReadPast = 4;

    public void Map(Routes routes) =>
        routes.PostStream(Admission.Callers, "/transcription/audio", TranscribeAsync)
            .Is(Groups.Speech, "transcribe", "Makes words of speech",
                "wav, mp3, webm, ogg, m4a or flac, by content. Silence is an empty text. With sessionId the words are kept as a "
                + "suggestion for that interview's next answer. A failed one may be sent again: nothing is done twice.")
            .TakesForm(
                ("file", "The audio, at most 25 MiB.", true),
                ("language", "The language spoken, a BCP 47 tag. Default: it is heard.", false),
                ("sessionId", "The interview whose next answer it may be.", false))
            .Gives<TranscriptionView>().Refuses(400, 404, 409, 503);

    private Task<Answer> TranscribeAsync(Call call)
    {
        var limit = call.Context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is { IsReadOnly: false })
            limit.MaxRequestBodySize = ((long)settings.Transcription.MaxBytes * ReadPast) + FormBytes;
        var form = AudioForm.Of(call.Request, new FieldRules(new FieldErrors(), settings.Limits));
        return desk.RunAsync(
            async (transcriber, cancelled) =>
            {
                var transcript = await TranscribeAsync(call.Caller, form, transcriber, cancelled);
                if (form.InterviewId is { } id && transcript.Text.Length > 0)
                    await call.Caller.Interview(grains, id).Suggest(transcript.Text);
                var view = new TranscriptionView
                {
                    Transcript = transcript.Text,
                    Language = transcript.Language,
                    DurationMs = (long?)transcript.Duration?.TotalMilliseconds,
                };
                return Answer.Ok(view, WebJson.Shapes.TranscriptionView);
            },
            call.Context.RequestAborted);
    }

    private async Task<Transcript> TranscribeAsync(
        Caller caller, AudioForm form, ITranscriber transcriber, CancellationToken cancellationToken)
    {
        try
        {
            var file = await form.FileAsync(cancellationToken);
            if (form.InterviewId is not null)
                await RequireAwaitingAsync(caller, form.InterviewId);
            var audio = await AudioSource.OpenAsync(file, settings.Transcription.MaxBytes, cancellationToken);
            if (audio.IsEmpty)
                throw FieldErrors.Of("file", "must not be empty");
            if (audio.Type is null)
            {
                throw new RefusedException(
                    StatusCodes.Status415UnsupportedMediaType,
                    "The file must be audio: wav, mp3, webm, ogg, m4a or flac, by its content.");
            }

            if (!await audio.IsSilentAsync(cancellationToken))
                return await transcriber.TranscribeAsync(audio, LanguageAsync, cancellationToken);
            return new() { Text = "", Language = await LanguageAsync(cancellationToken), Duration = audio.Duration };
        }
        catch (AudioTooLargeException tooLarge)
        {
            throw new RefusedException(StatusCodes.Status413PayloadTooLarge, tooLarge.Message);
        }

        // The fields after the file count as much as those before it.
        async Task<string?> LanguageAsync(CancellationToken cancelled)
        {
            var known = form.InterviewId;
            await form.ReadOnAsync(cancelled);
            if (form.InterviewId is { } id && id != known)
                await RequireAwaitingAsync(caller, id);
            return form.Language;
        }
    }

    // Before the provider is paid: an interview that cannot take it refuses at once.
    private async Task RequireAwaitingAsync(Caller caller, string id)
    {
        caller.RequireInterview(id);
        var status = await caller.Interview(grains, id).GetStatus();
        if (status.State == InterviewState.Waiting || status.State.IsOver())
            throw new WrongStateException(status.State, "The interview does not await an answer.");
    }
}
