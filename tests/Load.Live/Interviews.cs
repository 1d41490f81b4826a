using System.Net.Http.Json;
using System.Text.Json;

namespace Interviewing.Load.Live;

/// <summary>The calls over REST that make things happen.</summary>
internal sealed class Interviews(HttpClient http)
{
    private const string Job =
        "Night baker. You bake bread, rolls and cakes for our five shops, plan the doughs for the next day, keep the ovens clean, "
        + "check the stock of flour and yeast, and train our two apprentices.";

    private const string Words =
        "Last winter our oven failed at two in the morning. I moved the dough to the cold room, called the technician, and baked "
        + "the rolls in the small oven. By six all five shops had bread.";

    /// <summary>Makes an interview and starts it.</summary>
    public async Task<string> BeginAsync(int number)
    {
        var created = await PostAsync("/interview", new
        {
            roomName = $"room-{number}",
            candidateId = $"candidate-{number}",
            jobDescription = Job,
            questionCount = 20,
        });
        var id = created.GetProperty("sessionId").GetString()!;
        await PostAsync($"/interview/{id}/start", new { });
        return id;
    }

    /// <summary>Answers, without waiting for the interviewer's words. Null where nothing is open.</summary>
    /// <returns>The sequence number of the answer.</returns>
    public async Task<long?> AnswerAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/interview/{id}/response");
        request.Content = JsonContent.Create(new { response = Words });
        request.Headers.Add("Prefer", "respond-async");
        using var response = await http.SendAsync(request);
        if ((int)response.StatusCode == 409)
            return null;
        var answer = await ReadAsync(response);
        // Of a turn that is still to come it is the lowest number that it can have.
        return answer.GetProperty("sequence").GetInt64() - 1;
    }

    /// <summary>The state, and the number of the newest event.</summary>
    public async Task<(string State, long Last)> StatusAsync(string id)
    {
        using var response = await http.GetAsync($"/interview/{id}");
        var status = await ReadAsync(response);
        return (status.GetProperty("state").GetString()!, status.GetProperty("lastSequence").GetInt64());
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await http.PostAsJsonAsync(path, body);
        return await ReadAsync(response);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
