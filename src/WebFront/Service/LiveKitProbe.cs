using Interviewing.Rooms;
using Interviewing.WebFront.Hosting;

namespace Interviewing.WebFront.Service;

/// <summary>Asks the silos whether LiveKit answers them.</summary>
internal sealed class LiveKitProbe
{
    private const string TextOnly = "interviews go on over text";

    private readonly IGrainFactory _grains;
    private readonly WebSettings _settings;
    private readonly TimeProvider _time;
    private readonly Remembered<DependencyView> _latest;

    public LiveKitProbe(IGrainFactory grains, WebSettings settings, TimeProvider time)
    {
        (_grains, _settings, _time) = (grains, settings, time);
        _latest = new(time, AskAsync, Readiness.Kept);
    }

    public Task<DependencyView> CheckAsync(CancellationToken cancellationToken) => _settings.LiveKit.Url is null
        ? Task.FromResult(View(Readiness.Ok, Configured.InProcess))
        : _latest.GetAsync(cancellationToken);

    private async Task<DependencyView> AskAsync()
    {
        try
        {
            await _grains.GetGrain<IRoomListGrain>(IRoomListGrain.Key).Check().WaitAsync(_settings.ReadinessTimeout, _time);
            return View(Readiness.Ok, Configured.LiveKit(_settings));
        }
        catch (TimeoutException)
        {
            return View(Readiness.Unavailable, $"{TextOnly}; LiveKit does not answer in time");
        }
        catch (LiveKitUnavailableException failure)
        {
            return View(Readiness.Unavailable, $"{TextOnly}; {failure.Message}");
        }
        catch (OrleansException failure)
        {
            return View(Readiness.Unavailable, $"not known; {failure.GetType().Name}");
        }
    }

    private static DependencyView View(string status, string detail) =>
        new() { Name = "livekit", Status = status, Required = false, Detail = detail };
}
