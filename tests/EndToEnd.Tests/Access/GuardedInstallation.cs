using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Access;

/// <summary>The product with API keys of two tenants, for all tests of a class.</summary>
public sealed class GuardedInstallation : IAsyncLifetime
{
    /// <summary>The key of the operator whose interviews the tests are about.</summary>
    public const string OperatorKey = "a key of the test's own operator";

    /// <summary>The key of another tenant's operator.</summary>
    public const string OtherKey = "a key of another tenant's operator";

    /// <summary>The tenant of <see cref="OtherKey"/>.</summary>
    public const string OtherTenant = "acme";

    private const string Secret = "a secret of this test, thirty-two characters and more";

    private readonly HttpClient _http = new();
    private Installation? _product;

    /// <summary>The installation.</summary>
    public Installation Product => _product ?? throw new InvalidOperationException("It is not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _product = await Installation.Start(
        new("API_KEYS", $"ops:{Hash(OperatorKey)},acme-ops:{Hash(OtherKey)}:{OtherTenant}"),
        new("TOKEN_SECRET", Secret),
        new("SPEECH_PROVIDER", "none"));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_product is not null)
            await _product.DisposeAsync();
    }

    /// <summary>Sends a request.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string method, string path, string? credentials, object? body = null, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Product.Address, path));
        if (credentials is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credentials);
        request.Content = content ?? (body is null ? null : JsonContent.Create(body));
        return await _http.SendAsync(request);
    }

    /// <summary>Sends a request that succeeds, and reads its answer.</summary>
    public async Task<JsonElement> DoAsync(string method, string path, string? credentials, object? body = null)
    {
        using var response = await SendAsync(method, path, credentials, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Creates an interview.</summary>
    public async Task<MadeInterview> CreateAsync(string key = OperatorKey)
    {
        var room = "room-" + Guid.CreateVersion7().ToString("N");
        var made = await DoAsync("POST", "/interview", key, new
        {
            roomName = room,
            candidateId = "cand-1",
            jobDescription = "ICU nurse, night shift. You will monitor ventilated patients and give medication safely.",
            questionCount = 2,
        });
        return new(made.GetProperty("id").GetString()!, room, made.GetProperty("candidateToken").GetString()!);
    }

    /// <summary>The credentials of a caller of the table.</summary>
    public static string? CredentialsOf(Who who, MadeInterview interview, MadeInterview other) => who switch
    {
        Who.Nobody => null,
        Who.WrongKey => "ivk_wrong",
        Who.OtherTenant => OtherKey,
        Who.Candidate => interview.CandidateToken,
        Who.OtherCandidate => other.CandidateToken,
        Who.Expired => Sign($$"""
            {"sub":"cand-1","interview":"{{interview.Id}}","room":"{{interview.RoomName}}","iat":1700000000,"exp":1700086400}
            """),
        Who.Operator => OperatorKey,
        _ => throw new ArgumentOutOfRangeException(nameof(who), who, null),
    };

    /// <summary>The hash of a key, as it is configured.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>A JWT with these claims, signed as the product signs.</summary>
    public static string Sign(string claims, string secret = Secret, string algorithm = "HS256")
    {
        var head = Part(Encoding.UTF8.GetBytes($$"""{"alg":"{{algorithm}}","typ":"JWT"}"""));
        var signed = $"{head}.{Part(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Part(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed)))}";

        static string Part(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }
}

/// <summary>An interview that was created.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RoomName">Its room.</param>
/// <param name="CandidateToken">Its candidate's token.</param>
public sealed record MadeInterview(string Id, string RoomName, string CandidateToken);
