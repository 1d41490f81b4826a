using Interviewing.Speech;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Speech;

/// <summary>Makes speech.</summary>
internal sealed class SpeechEndpoint(IGrainFactory grains, SpeechDesk desk, WebSettings settings)
{
    private const int SoonSeconds = 2;

    public void Map(Routes routes) =>
        routes.Post(Admission.Callers, "/audio/synthesize", SynthesizeAsync)
            .Is(Groups.Speech, "synthesize", "Makes speech of words",
                "The same words in the same voice are one file, made once. 503 with Retry-After: it is still being made.")
            .Takes<SynthesizeBody>().Gives<SynthesizedView>().Refuses(400, 422, 503);

    private async Task<Answer> SynthesizeAsync(Call call)
    {
        FieldErrors errors = new();
        var body = await call.ReadAsync(WebJson.Shapes.SynthesizeBody, errors);
        FieldRules rules = new(errors, settings.Limits);
        var text = rules.RequiredText("text", body.Text, settings.Speech.MaxCharacters);
        var voice = rules.OptionalChoice("voice", body.Voice);
        var format = rules.OptionalChoice("format", body.Format);
        var language = rules.Language("language", body.Language);
        errors.ThrowIfAny();

        var request = desk.Request(text, voice, format, language, call.Caller.Tenant);
        var name = AudioFileName.Of(request);
        var result = await grains.GetGrain<ISpeechGrain>(name).Make(request, settings.Speech.RequestWait);
        if (!result.IsReady)
            throw new SpeechUnavailableException("The speech is still being made: the same request again finds it.", SoonSeconds);
        var view = new SynthesizedView
        {
            AudioUrl = AudioFileName.Url(name),
            Message = result.Cached ? "The audio was there already." : "The audio was made.",
            DurationMs = (long)result.Duration.TotalMilliseconds,
            Cached = result.Cached,
        };
        return Answer.Ok(view, WebJson.Shapes.SynthesizedView);
    }
}
