using System.Diagnostics;
using System.Net.Http.Json;
using Interviewing.Load.Figures;
using Interviewing.Load.Servers;
using Interviewing.Load.Words;

namespace Interviewing.Load.Modes;

/// <summary>Measures how long a new process takes until it answers, with the built-in interviewer.</summary>
public static class StartMode
{
    private const int Starts = 7;

    /// <summary>Measures and prints; false where an interview could not be created.</summary>
    public static async Task<bool> Run()
    {
        List<double> healthy = [], created = [];
        for (var i = 0; i < Starts; i++)
        {
            await using var fleet = new Fleet();
            var began = Stopwatch.GetTimestamp();
            var server = await fleet.StartWebFront([]);
            healthy.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            using var client = new HttpClient();
            using var answer = await client.PostAsJsonAsync($"http://{server.Address}/interview", new
            {
                roomName = "start",
                candidateId = "start",
                jobDescription = SpokenWords.JobDescription,
            });
            created.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (!answer.IsSuccessStatusCode)
            {
                Console.WriteLine($"the first interview: {await answer.Content.ReadAsStringAsync()}");
                return false;
            }
        }

        Print("start to the first 200 on /health", healthy);
        Print("start to the first interview created", created);
        return true;
    }

    private static void Print(string what, List<double> milliseconds) => Console.WriteLine(
        $"{what}: median {Median.Of(milliseconds):0} ms of {Starts} starts"
        + $" ({string.Join(", ", milliseconds.Select(ms => $"{ms:0}"))})");
}
