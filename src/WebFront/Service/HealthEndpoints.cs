using Interviewing.Speech;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Service;

/// <summary>Whether the process is alive, whether it can work, and what it is.</summary>
internal sealed class HealthEndpoints(
    Readiness readiness, SpeechDesk speech, WebSettings settings, IHostEnvironment environment, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly string _environment = environment.EnvironmentName.ToLowerInvariant();

    public void Map(Routes routes)
    {
        routes.GetOrHead(Admission.Everyone, "/health", Health)
            .Is(Groups.Service, "health", "That the process is alive").Gives<HealthView>();
        routes.GetOrHead(Admission.Everyone, "/health/ready", ReadyAsync)
            .Is(Groups.Service, "ready", "Whether the process can do its work, and each thing it depends on")
            .Gives<ReadyView>().Gives<ReadyView>(503);
        routes.Get(Admission.Everyone, "/info", Info)
            .Is(Groups.Service, "info", "What is running here").Gives<InfoView>();
    }

    private Task<Answer> Health(Call call)
    {
        var view = new HealthView
        {
            Status = "ok",
            Timestamp = time.GetUtcNow(),
            Uptime = Math.Round(time.GetElapsedTime(_started).TotalSeconds, 3),
            Version = Product.Version,
            Environment = _environment,
        };
        return Task.FromResult(Answer.Ok(view, WebJson.Shapes.HealthView));
    }

    private async Task<Answer> ReadyAsync(Call call)
    {
        var dependencies = await readiness.CheckAsync(call.Context.RequestAborted);
        var isReady = dependencies.All(dependency => dependency.Status == Readiness.Ok || !dependency.Required);
        var view = new ReadyView
        {
            Status = isReady ? "ready" : Readiness.Unavailable,
            Timestamp = time.GetUtcNow(),
            Dependencies = dependencies,
        };
        return Answer.Json(isReady ? 200 : 503, view, WebJson.Shapes.ReadyView);
    }

    private Task<Answer> Info(Call call)
    {
        var view = new InfoView
        {
            Name = Product.Name,
            Version = Product.Version,
            Environment = _environment,
            Orleans = Product.Orleans,
            Clustering = Configured.Clustering(settings),
            Interviewer = Configured.Interviewer(settings),
            LiveKit = Configured.LiveKit(settings),
            Speech = Configured.Speech(speech),
            Transcription = Configured.Transcription(settings),
            Storage = Configured.Storage(settings),
            RequireConsent = settings.Interviews.RequireConsent,
            OpenApi = "/openapi/v1.json",
        };
        return Task.FromResult(Answer.Ok(view, WebJson.Shapes.InfoView));
    }
}
