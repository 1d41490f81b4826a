using Interviewing.Speech;
using Interviewing.WebFront.OrleansDashboard;
using Interviewing.WebFront.Service;

namespace Interviewing.WebFront.Hosting;

/// <summary>What the process says when it is ready for requests.</summary>
internal static class StartLines
{
    public static IEnumerable<string> Of(IEnumerable<string> addresses, WebSettings settings, SpeechDesk desk)
    {
        yield return $"Listening on {string.Join(", ", addresses)}";
        yield return $"  version      {Product.Version} on {Product.Orleans}, silo {Configured.Clustering(settings)}";
        yield return $"  interviewer  {Configured.Interviewer(settings)}";
        yield return $"  LiveKit      {Configured.LiveKit(settings)}";
        yield return $"  speech       {Configured.Speech(desk)}; transcription {Configured.Transcription(settings)}";
        yield return $"  storage      {Configured.Storage(settings)}";
        yield return $"  data folder  {Path.GetFullPath(settings.Storage.DataDirectory)}";
        yield return $"  access       {Configured.Access(settings)}";
        if (settings.OrleansDashboard)
            yield return $"  dashboard    {DashboardEndpoints.Path}, for the keys {string.Join(", ", settings.DashboardKeys.Select(key => key.Name))}";
    }
}
