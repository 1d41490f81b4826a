using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Interviewing.Load.Slow;

/// <summary>Clients that conduct interviews at a steady pace, one call after the other, and how long each call took.</summary>
internal sealed class GoodClients(Uri server, string key, int count)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    private ConcurrentBag<double> _took = [];
    private int _failed;

    /// <summary>Runs them for a time.</summary>
    /// <returns>The calls' median and 99th percentile in milliseconds, their number, and how many failed.</returns>
    public async Task<(double P50, double P99, int Calls, int Failed)> RunAsync(TimeSpan time)
    {
        (_took, _failed) = ([], 0);
        using CancellationTokenSource over = new(time);
        await Task.WhenAll(Enumerable.Range(0, count).Select(n => RunOneAsync(n, over.Token)));
        double[] sorted = [.. _took.Order()];
        return (At(0.50), At(0.99), sorted.Length, _failed);

        double At(double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }

    private async Task RunOneAsync(int number, CancellationToken over)
    {
        using HttpClient http = new() { BaseAddress = server };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using PeriodicTimer timer = new(Pace);
        string? id = null;
        for (var said = 0; await NextAsync(timer, over); said++)
        {
            if (id is null)
            {
                var made = await CallAsync(http, "/interview", new
                {
                    roomName = string.Create(CultureInfo.InvariantCulture, $"room-{number}"),
                    candidateId = "c",
                    jobDescription = "Night baker. You bake bread for our five shops and plan the doughs for the next day.",
                });
                id = made?.GetProperty("id").GetString();
                said = 0;
                continue;
            }

            var path = said == 1 ? "start" : "response";
            var turn = await CallAsync(
                http, $"/interview/{id}/{path}", new { response = $"Answer {said}: I baked it again, and wrote down what I changed." });
            if (turn is { } came && came.GetProperty("state").GetString() == "completed")
                id = null;
        }
    }

    private async Task<JsonElement?> CallAsync(HttpClient http, string path, object body)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await http.PostAsJsonAsync(path, body);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        _took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        if (answer.IsSuccessStatusCode)
            return json;
        Interlocked.Increment(ref _failed);
        return null;
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken over)
    {
        try
        {
            return await timer.WaitForNextTickAsync(over);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
