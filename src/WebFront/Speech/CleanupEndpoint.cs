using Interviewing.Speech;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Speech;

/// <summary>Deletes old audio files.</summary>
internal sealed class CleanupEndpoint(IAudioStore store, WebSettings settings)
{
    private const int MostMinutes = 366 * 24 * 60;

    public void Map(Routes routes) =>
        routes.Post(Admission.Operators, "/audio/cleanup", CleanUpAsync)
            .Is(Groups.Speech, "cleanUpAudio", "Deletes old audio files",
                "Those that nobody has asked for in a time. They are deleted by themselves too, after a day.")
            .Takes<CleanupBody>().Gives<CleanupView>().Refuses(400, 422, 503);

    private async Task<Answer> CleanUpAsync(Call call)
    {
        FieldErrors errors = new();
        var body = call.HasBody ? await call.ReadAsync(WebJson.Shapes.CleanupBody, errors) : new CleanupBody();
        var minutes = new FieldRules(errors, settings.Limits).Number("olderThanMinutes", body.OlderThanMinutes, 0, MostMinutes);
        errors.ThrowIfAny();

        var age = minutes is { } asked ? TimeSpan.FromMinutes(asked) : settings.Speech.KeepFor;
        // There can be thousands of them.
        var cleaned = await Task.Run(() => store.DeleteOlderThan(age, call.Caller.Tenant));
        var view = new CleanupView
        {
            Message = FormattableString.Invariant($"{cleaned.Files} audio files deleted."),
            Deleted = cleaned.Files,
            FreedBytes = cleaned.Bytes,
        };
        return Answer.Ok(view, WebJson.Shapes.CleanupView);
    }
}
