using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interviewing.Interviews;
using Interviewing.WebFront.Tests.Support;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Interviewing.WebFront.Tests.Interviews;

public sealed class CreateTests
{
    private const int Limit = 50_000;

    public static TheoryData<string, string, string> Refused => new()
    {
        { "roomName", "null", "is required" },
        { "roomName", "7", "must be a string of Unicode text" },
        { "roomName", "\"\"", "must be 1 to 128 of the characters A-Z a-z 0-9 . _ : @ -" },
        { "roomName", "\"a/b\"", "must be 1 to 128 of the characters A-Z a-z 0-9 . _ : @ -" },
        { "roomName", "\"a\\u0000\"", "must be 1 to 128 of the characters A-Z a-z 0-9 . _ : @ -" },
        { "roomName", Text(129), "must be 1 to 128 of the characters A-Z a-z 0-9 . _ : @ -" },
        { "candidateId", "null", "is required" },
        { "candidateId", "\"Zoë\"", "must be 1 to 128 of the characters A-Z a-z 0-9 . _ : @ -" },
        { "candidateId", "{}", "must be a string of Unicode text" },
        { "jobDescription", "null", "is required" },
        { "jobDescription", "\" \\n \"", "must not be empty" },
        { "jobDescription", "\"\"", "must not be empty" },
        { "jobDescription", "\"a\\u0000b\"", "must not contain the character NUL" },
        { "jobDescription", "\"a\\ud800b\"", "must be a string of Unicode text" },
        { "jobDescription", Text(Limit + 1), "must have at most 50000 characters; it has 50001" },
        { "jobDescription", "[\"a\"]", "must be a string of Unicode text" },
        { "candidateName", "\"a\\nb\"", "must not contain control characters" },
        { "candidateName", Text(257), "must have at most 256 characters; it has 257" },
        { "candidateName", "true", "must be a string of Unicode text" },
        { "language", "\"english please\"", "must be a BCP 47 language tag such as en or pt-BR" },
        { "language", "\"e\"", "must be a BCP 47 language tag such as en or pt-BR" },
        { "language", "\"en-\"", "must be a BCP 47 language tag such as en or pt-BR" },
        { "language", "\"\"", "must be a BCP 47 language tag such as en or pt-BR" },
        { "language", "1", "must be a string of Unicode text" },
        { "questionCount", "\"x\"", "must be a number, whole, from 1 to 20" },
        { "questionCount", "\"5\"", "must be a number, whole, from 1 to 20" },
        { "questionCount", "2.5", "must be a number, whole, from 1 to 20" },
        { "questionCount", "99999999999", "must be a number, whole, from 1 to 20" },
        { "questionCount", "0", "must be a number, whole, from 1 to 20" },
        { "questionCount", "21", "must be a number, whole, from 1 to 20" },
        { "timeLimitMinutes", "0", "must be a number, whole, from 1 to 480" },
        { "timeLimitMinutes", "481", "must be a number, whole, from 1 to 480" },
        { "timeLimitMinutes", "[]", "must be a number, whole, from 1 to 480" },
        { "resume", Text(Limit + 1), "must have at most 50000 characters; it has 50001" },
        { "resume", "1", "must be a string of Unicode text" },
        { "metadata", "[]", "must be a JSON object" },
        { "metadata", "\"text\"", "must be a JSON object" },
        { "metadata", "{\"a\":{\"b\":[\"\\u0000\"]}}", "must have only Unicode text without NUL in its names and strings" },
        { "metadata", "{\"a\\u0000\":1}", "must have only Unicode text without NUL in its names and strings" },
        { "metadata", "{\"a\":\"\\udc00\"}", "must have only Unicode text without NUL in its names and strings" },
        { "metadata", $"{{\"a\":{Text(16 * 1024)}}}", "must have at most 16384 bytes of JSON; it has 16392" },
    };

    public static TheoryData<string, string> Taken => new()
    {
        { "roomName", Text(128) },
        { "roomName", "\"Room.1_a:b@c-d\"" },
        { "jobDescription", Text(Limit) },
        { "jobDescription", "\"Line\\r\\n\\tZoë 😀\"" },
        { "candidateName", "\"Zoë O'Neill-Śmith 😀\"" },
        { "candidateName", "null" },
        { "language", "\"pt-BR\"" },
        { "language", "\"zh-Hant-TW\"" },
        { "language", "null" },
        { "questionCount", "1" },
        { "questionCount", "20" },
        { "questionCount", "null" },
        { "timeLimitMinutes", "480" },
        { "resume", Text(Limit) },
        { "metadata", "{\"a\":[1,{\"b\":null}]}" },
        { "metadata", "{}" },
        { "metadata", "null" },
        { "unknown", "{\"field\":\"is ignored\"}" },
        { "sessionId", "\"is not the caller's to choose\"" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task AFieldThatBreaksARuleIsNamedWithTheRule(string field, string json, string rule)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var reply = await host.PostAsync("/interview", Body((field, json)));

        Assert.Equal(400, reply.Status);
        Assert.Equal([rule], reply.ErrorsOf(field));
        Assert.Single(reply.Json.GetProperty("errors").EnumerateObject());
        Assert.DoesNotContain("IInterviewGrain.Create", host.Grains.Calls);
    }

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task AFieldWithinItsRuleIsTaken(string field, string json)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        Assert.Equal(201, (await host.PostAsync("/interview", Body((field, json)))).Status);
    }

    [Fact]
    public async Task EverythingThatIsWrongIsSaidAtOnce()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var reply = await host.PostAsync(
            "/interview", """{"roomName":1,"jobDescription":"","questionCount":"x","timeLimitMinutes":0,"metadata":[]}""");

        string[] fields = [.. reply.Json.GetProperty("errors").EnumerateObject().Select(error => error.Name)];
        Assert.Equal(
            ["candidateId", "jobDescription", "metadata", "questionCount", "roomName", "timeLimitMinutes"], fields);
    }

    [Fact]
    public async Task WhatTheCallerSaysReachesTheGrainAsItWasSaid()
    {
        CreateInterview? command = null;
        await using var host = await WebFrontHost.StartAsync(grains => grains.On<IInterviewGrain>("Create", (key, arguments) =>
        {
            command = (CreateInterview)arguments[0]!;
            return Task.FromResult(Samples.Status with { SessionId = key });
        }));

        await host.PostAsync("/interview", """
            {
              "roomName": "r", "candidateId": "c", "jobDescription": "Job\n😀", "candidateName": "Zoë", "language": "de-AT",
              "questionCount": 7, "timeLimitMinutes": 30, "resume": "CV", "metadata": {"a" : 1.50}
            }
            """);

        Assert.Equal(
            new CreateInterview
            {
                RoomName = "r",
                CandidateId = "c",
                JobDescription = "Job\n😀",
                CandidateName = "Zoë",
                Language = "de-AT",
                QuestionCount = 7,
                TimeLimit = TimeSpan.FromMinutes(30),
                Resume = "CV",
                Metadata = """{"a" : 1.50}""",
            },
            command);
    }

    [Fact]
    public async Task WhatTheCallerLeavesOutHasItsDefault()
    {
        CreateInterview? command = null;
        await using var host = await WebFrontHost.StartAsync(grains => grains.On<IInterviewGrain>("Create", (key, arguments) =>
        {
            command = (CreateInterview)arguments[0]!;
            return Task.FromResult(Samples.Status with { SessionId = key });
        }));

        await host.PostAsync("/interview", """{"roomName":"r","candidateId":"c","jobDescription":"j"}""");

        Assert.Equal(
            new CreateInterview { RoomName = "r", CandidateId = "c", JobDescription = "j", Language = "en", QuestionCount = 5 },
            command);
    }

    [Fact]
    public async Task TheCandidateTokenIsForThisInterviewAndFor24Hours()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var reply = await host.PostAsync("/interview", Samples.CreateJson);
        var token = reply.Json.GetProperty("candidateToken").GetString();
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, Rules(WebFrontHost.Secret));

        Assert.True(result.IsValid, result.Exception?.Message);
        var jwt = (JsonWebToken)result.SecurityToken;
        Assert.Equal("HS256", jwt.Alg);
        Assert.Equal("candidate-1", jwt.Subject);
        Assert.Equal(reply.Json.GetProperty("id").GetString(), jwt.GetClaim("interview").Value);
        Assert.Equal("room-1", jwt.GetClaim("room").Value);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(Samples.At(0).AddHours(24).ToUnixTimeSeconds()).UtcDateTime, jwt.ValidTo);
    }

    [Fact]
    public async Task ATokenOfAnotherSecretDoesNotVerify()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var token = (await host.PostAsync("/interview", Samples.CreateJson)).Json.GetProperty("candidateToken").GetString();
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, Rules("another secret, as long as the first one"));

        Assert.False(result.IsValid);
    }

    // The interviews of these tests were created on a day in the past.
    private static TokenValidationParameters Rules(string secret) => new()
    {
        IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)),
        ValidateIssuer = false,
        ValidateAudience = false,
        ValidateLifetime = false,
    };

    private static string Text(int length) => "\"" + new string('a', length) + "\"";

    private static string Body((string Field, string Json) change)
    {
        var fields = JsonSerializer.Deserialize<Dictionary<string, JsonNode?>>(Samples.CreateJson)!
            .ToDictionary(field => field.Key, field => field.Value!.ToJsonString());
        fields[change.Field] = change.Json;
        return "{" + string.Join(',', fields.Select(field => $"\"{field.Key}\":{field.Value}")) + "}";
    }
}
