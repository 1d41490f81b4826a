using System.Net.Http.Json;
using System.Text.Json;
using Interviewing.Cluster.Running;
using Npgsql;

namespace Interviewing.Cluster;

/// <summary>What is erased at one web front is gone from the database, wherever its parts were kept.</summary>
[Trait(Needs.Trait, Needs.SeveralSilos)]
public sealed class ErasureTests
{
    private const string Erased = "Wiesenschaumkraut";
    private const string Kept = "Knabenkraut";

    [Fact]
    public async Task NoRowOfAnErasedInterviewIsLeftWhicheverWebFrontKeptTheAnswersOfItsRequests()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 2, fronts: 2);
        using HttpClient one = new() { BaseAddress = cluster.Addresses[0] }, other = new() { BaseAddress = cluster.Addresses[1] };
        var gone = await ConductAsync(one, other, Erased);
        await ConductAsync(one, other, Kept);
        Assert.NotEmpty(await RowsWithAsync(cluster, Erased));

        using var answer = await other.DeleteAsync($"/interview/{gone}", TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Empty(await RowsWithAsync(cluster, Erased));
        Assert.Empty(await RowsWithAsync(cluster, $"interview/{gone}"));
        Assert.Empty(await RowsWithAsync(cluster, $"idempotency/{gone}"));
        Assert.NotEmpty(await RowsWithAsync(cluster, Kept));
        // Under the key of its creation nothing is made anew, at any web front.
        Assert.Equal(404, (int)(await PostAsync(one, "/interview", Creation(Erased), Erased)).Status);
    }

    private static object Creation(string word) => new
    {
        roomName = "room-1",
        candidateId = word,
        jobDescription = $"Baker of {word}.",
        questionCount = 1,
    };

    internal static async Task<string> ConductAsync(HttpClient one, HttpClient other, string word)
    {
        var created = await PostAsync(one, "/interview", Creation(word), word);
        Assert.Equal(201, created.Status);
        var id = created.Body.GetProperty("id").GetString()!;
        await PostAsync(other, $"/interview/{id}/start", new { }, word);
        await PostAsync(one, $"/interview/{id}/response", new { response = $"I baked {word} for the whole town." }, word + 1);
        var last = await PostAsync(other, $"/interview/{id}/response", new { response = $"And more {word}." }, word + 2);
        Assert.Equal(200, last.Status);
        return id;
    }

    private static async Task<(int Status, JsonElement Body)> PostAsync(HttpClient http, string path, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var reply = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)reply.StatusCode, await reply.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    // Of every table but the audit, whose entries stay.
    private static async Task<List<string>> RowsWithAsync(ClusterUnderTest cluster, string text)
    {
        await using var connection = new NpgsqlConnection(cluster.Settings["POSTGRES_CONNECTION"]);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        List<string> tables = [], rows = [];
        await using (var query = new NpgsqlCommand("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'audit'", connection))
        await using (var reader = await query.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                tables.Add(reader.GetString(0));
        }

        foreach (var table in tables)
        {
            await using var query = new NpgsqlCommand($"SELECT t::text FROM {table} t WHERE strpos(t::text, $1) > 0", connection);
            query.Parameters.Add(new() { Value = text });
            await using var reader = await query.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                rows.Add($"{table}: {reader.GetString(0)}");
        }

        return rows;
    }
}
