using Interviewing.Interviews;
using Interviewing.Speech;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Microsoft.Net.Http.Headers;

namespace Interviewing.WebFront.Speech;

/// <summary>Serves audio files.</summary>
internal sealed class AudioFileEndpoint(IGrainFactory grains, IAudioStore store, WebSettings settings)
{
    private const int SoonSeconds = 1;

    // A name is a hash of what is in the file: it can be kept for good, though by nobody between us and the client.
    private const string CacheControl = "private, max-age=31536000, immutable";

    public void Map(Routes routes) =>
        routes.GetStream(Admission.Callers, "/audio/file/{filename}", GetAsync)
            .Is(Groups.Speech, "getAudioFile", "An audio file",
                "With ETag and ranges. A file that is being made is waited for.")
            .Path("filename", "The file's name, as an audioUrl has it.")
            .Query("sessionId", "The interview whose words it has, as an audioUrl says it: the file is made again if it is gone.")
            .Gives<Stream>(200, "audio/mpeg").Gives<Stream>(206, "audio/mpeg").Refuses(404, 416, 503);

    private async Task<IResult> GetAsync(Call call)
    {
        var name = (string)call.Request.RouteValues["filename"]!;
        if (!AudioFileName.IsValid(name) || AudioFileName.TenantOf(name) != call.Caller.Tenant)
            throw NotThere();
        var file = store.OpenRead(name);
        if (file is null)
        {
            await MakeAsync(call.Caller, name, call.Request.Query["sessionId"]);
            file = store.OpenRead(name) ?? throw NotThere();
        }

        var headers = call.Context.Response.Headers;
        headers.CacheControl = CacheControl;
        headers.XContentTypeOptions = "nosniff";
        return Results.Stream(
            file,
            AudioFileName.MediaType(AudioFileName.FormatOf(name)),
            entityTag: new EntityTagHeaderValue($"\"{Path.GetFileNameWithoutExtension(name)}\""),
            enableRangeProcessing: true);
    }

    private async Task MakeAsync(Caller caller, string name, string? sessionId)
    {
        if (sessionId is not null)
            caller.RequireInterview(sessionId);
        var wait = settings.Speech.FileWait;
        var result = SessionId.IsValid(sessionId)
            ? await caller.Interview(grains, sessionId!).Speak(name, wait)
            : await grains.GetGrain<ISpeechGrain>(name).Find(wait);
        if (result is null)
            throw NotThere();
        if (!result.IsReady)
            throw new SpeechUnavailableException("The file is still being made.", SoonSeconds);
    }

    private static RefusedException NotThere() => new(StatusCodes.Status404NotFound, "There is no such audio file.");
}
