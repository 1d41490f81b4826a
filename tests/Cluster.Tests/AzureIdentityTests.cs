using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Interviewing.Cluster.Running;
using Interviewing.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Interviewing.Cluster;

/// <summary>
/// A process in Azure has an identity instead of a key: its machine gives it tokens. Here a server in the machine's place does, in the
/// shape of App Service's, and Azurite takes them, which looks at everything in them but the signature.
/// </summary>
public sealed class AzureIdentityTests
{
    private const string Secret = "the-machines-secret";

    [Fact]
    public async Task AnAccountIsReachedAsTheProcessesIdentity()
    {
        Assert.SkipWhen(AzuriteServer.Missing is not null, AzuriteServer.Missing ?? "");
        using var certificate = NewCertificate();
        await using var azurite = await AzuriteServer.StartNewAsync(certificate);
        await using var machine = await StartMachineAsync(audience: "https://storage.azure.com");

        var (code, output) = await InitStorageAsync(azurite, machine);

        Assert.True(code == 0, output);
        Assert.Contains("has the container and the tables", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnIdentityThatTheAccountDoesNotTakeIsSaidInOneLine()
    {
        Assert.SkipWhen(AzuriteServer.Missing is not null, AzuriteServer.Missing ?? "");
        using var certificate = NewCertificate();
        await using var azurite = await AzuriteServer.StartNewAsync(certificate);
        await using var machine = await StartMachineAsync(audience: "https://another.example");

        var (code, output) = await InitStorageAsync(azurite, machine);

        Assert.Equal(1, code);
        Assert.StartsWith("CLUSTERING is azure: Azure Storage account devstoreaccount1 at 127.0.0.1:", output, StringComparison.Ordinal);
        Assert.EndsWith("cannot be used: Azure Storage says AuthenticationFailed (403).", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', output);
    }

    private static async Task<(int Code, string Output)> InitStorageAsync(AzuriteServer azurite, WebApplication machine)
    {
        await using var init = ServerProcess.Start(
            BuiltProgram.PathOf("Silo", "Interviewing.Silo"),
            new Dictionary<string, string>
            {
                ["CLUSTERING"] = "azure",
                ["AZURE_STORAGE_BLOB_ENDPOINT"] = azurite.BlobEndpoint.ToString(),
                ["AZURE_STORAGE_TABLE_ENDPOINT"] = azurite.TableEndpoint.ToString(),
                ["SSL_CERT_FILE"] = azurite.CertificatePath,
                ["IDENTITY_ENDPOINT"] = machine.Urls.First() + "/msi/token",
                ["IDENTITY_HEADER"] = Secret,
            },
            "--init-storage");
        var code = await init.WaitForExit(ClusterUnderTest.Generous);
        return (code, init.Output);
    }

    private static async Task<WebApplication> StartMachineAsync(string audience)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(context =>
        {
            if (context.Request.Headers["X-IDENTITY-HEADER"] != Secret)
            {
                context.Response.StatusCode = 401;
                return Task.CompletedTask;
            }

            var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
            var token = string.Join('.', ((object[])
            [
                new { alg = "RS256", typ = "JWT" },
                new { aud = audience, iss = "https://sts.windows.net/tenant/", iat = now - 60, nbf = now - 60, exp = now + 3600, sub = "a process" },
            ]).Select(part => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part))).Append("signature"));
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(JsonSerializer.Serialize(new
            {
                access_token = token,
                expires_on = (now + 3600).ToString(System.Globalization.CultureInfo.InvariantCulture),
                resource = "https://storage.azure.com",
                token_type = "Bearer",
            }));
        });
        await app.StartAsync();
        return app;
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        CertificateRequest request = new("CN=azurite-of-a-test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
