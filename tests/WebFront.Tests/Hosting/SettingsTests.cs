using System.ComponentModel.DataAnnotations;
using Interviewing.Hosting;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Hosting;

public sealed class SettingsTests
{
    [Fact]
    public void TheExampleFileAndTheReadmeListExactlyTheVariablesThatAreRead()
    {
        string[] names = [.. WebSettings.Variables.All.Select(variable => variable.Name).Order(StringComparer.Ordinal)];

        var example = File.ReadLines(Repository.PathOf(".env.example"))
            .Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => line.TrimStart('#').Split('=')[0]);

        var readme = File.ReadLines(Repository.PathOf("README.md"))
            .SkipWhile(line => !line.StartsWith("| variable |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('`')[1]);

        Assert.Equal(names, example.Order(StringComparer.Ordinal));
        Assert.Equal(names, readme.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheDefaultsOfTheExampleFileAreTheDefaults()
    {
        var example = File.ReadLines(Repository.PathOf(".env.example"))
            .Where(line => line.StartsWith('#') && !line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => line.TrimStart('#'));
        var values = DotEnv.Parse(example);
        // The address is an example of one; there is none by default.
        var said = Read(values.Where(value => value.Key != "LIVEKIT_URL").ToDictionary());
        WebSettings unsaid = new();

        Assert.Equal(Text(unsaid), Text(said));

        static string Text(WebSettings settings) => string.Join('\n', Values(settings));
    }

    [Theory]
    [InlineData("PORT", "abc", "PORT is \"abc\": it must be a whole number from 0 to 65535.")]
    [InlineData("PORT", "65536", "PORT is \"65536\": it must be a whole number from 0 to 65535.")]
    [InlineData("HOST", "example.org", "HOST is \"example.org\": it must be localhost or an IP address.")]
    [InlineData("OPENAI_BASE_URL", "api.openai.com", "OPENAI_BASE_URL is \"api.openai.com\": it must be an address that begins with https:// or http://.")]
    [InlineData("OPENAI_TIMEOUT_SECONDS", "21", "OPENAI_TIMEOUT_SECONDS is \"21\": it must be a number of seconds from 0.1 to 19.")]
    [InlineData("INTERVIEW_TIME_LIMIT_MINUTES", "0.5", "INTERVIEW_TIME_LIMIT_MINUTES is \"0.5\": it must be a number of minutes from 1 to 480.")]
    [InlineData("CLUSTERING", "kubernetes", "CLUSTERING is \"kubernetes\": it must be embedded or localhost or postgres or azure.")]
    [InlineData("CLUSTERING", "0", "CLUSTERING is \"0\": it must be embedded or localhost or postgres or azure.")]
    [InlineData("AZURE_STORAGE_ACCOUNT", "My-Account", "AZURE_STORAGE_ACCOUNT is \"My-Account\": it must be the name of a storage account: 3 to 24 lower-case letters and digits.")]
    [InlineData("AZURE_STORAGE_CONNECTION_STRING", "secret-words", "AZURE_STORAGE_CONNECTION_STRING must be a connection string of a storage account, such as DefaultEndpointsProtocol=https;AccountName=...;AccountKey=...;EndpointSuffix=core.windows.net.")]
    [InlineData("AZURE_STORAGE_BLOB_ENDPOINT", "http://blobs", "AZURE_STORAGE_BLOB_ENDPOINT is \"http://blobs\": it must be an address that begins with https://.")]
    [InlineData("POSTGRES_CONNECTION", "secret-words", "POSTGRES_CONNECTION must be a connection as Npgsql reads it, such as Host=db;Database=interviews;Username=interviews;Password=....")]
    [InlineData("POSTGRES_CONNECTION", "Database=x", "POSTGRES_CONNECTION must be a connection as Npgsql reads it, such as Host=db;Database=interviews;Username=interviews;Password=....")]
    [InlineData("LISTEN_ADDRESS", "db", "LISTEN_ADDRESS is \"db\": it must be an IP address, such as 0.0.0.0.")]
    [InlineData("SILO_PORT", "30000", "SILO_PORT and GATEWAY_PORT are both 30000: they must differ.")]
    [InlineData("CORS_ORIGINS", "app.example", "CORS_ORIGINS is \"app.example\": it must be origins such as https://app.example.com or http://localhost:3000, without a path, separated by commas, or * for any.")]
    [InlineData("TRUSTED_PROXIES", "proxy", "TRUSTED_PROXIES is \"proxy\": it must be IP addresses or networks such as 10.0.0.5 or 10.1.0.0/16, separated by commas.")]
    [InlineData("RATE_KEY_PER_MINUTE", "0", "RATE_KEY_PER_MINUTE is \"0\": it must be a whole number from 1 to 100000000.")]
    [InlineData("TOKEN_SECRET", "short", "TOKEN_SECRET must be text of at least 32 characters.")]
    [InlineData("ORLEANS_DASHBOARD", "on", "ORLEANS_DASHBOARD is \"on\": it must be true or false.")]
    [InlineData("ORLEANS_DASHBOARD", "true", "ORLEANS_DASHBOARD is true: ORLEANS_DASHBOARD_KEYS must be set, for the dashboard shows what all tenants do. 'keys new NAME' makes one.")]
    [InlineData("LIVEKIT_URL", "wss://example.org", "LIVEKIT_URL is set: LIVEKIT_API_KEY and LIVEKIT_API_SECRET must be set too.")]
    public void AValueThatBreaksItsRuleIsSaidWithTheVariablesName(string name, string value, string line)
    {
        var failure = Assert.Throws<SettingsException>(() => Read(new Dictionary<string, string> { [name] = value }));

        Assert.Equal(line, failure.Message);
    }

    [Theory]
    [InlineData("ivk_a-key-and-not-its-hash")]
    [InlineData("keeper:short")]
    [InlineData("keeper:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef:acme")]
    public void AKeyOfTheDashboardIsAHashOfNoTenant(string keys)
    {
        var failure = Assert.Throws<SettingsException>(() => Read(new Dictionary<string, string> { ["ORLEANS_DASHBOARD_KEYS"] = keys }));

        Assert.StartsWith("ORLEANS_DASHBOARD_KEYS must be name:hash, separated by commas", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(keys, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnApiKeyIsNoKeyOfTheDashboard()
    {
        var hash = new string('a', 64);

        var failure = Assert.Throws<SettingsException>(() => Read(new Dictionary<string, string>
        {
            ["API_KEYS"] = $"ops:{hash}:acme",
            ["ORLEANS_DASHBOARD"] = "true",
            ["ORLEANS_DASHBOARD_KEYS"] = $"keeper:{hash.ToUpperInvariant()}",
        }));

        Assert.StartsWith("ORLEANS_DASHBOARD_KEYS has the key keeper, which API_KEYS has too", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres", "POSTGRES_CONNECTION must be set")]
    [InlineData("azure", "one of AZURE_STORAGE_CONNECTION_STRING")]
    public void AClusterNeedsItsStorageAndOneSecretForAll(string clustering, string storage)
    {
        var failure = Assert.Throws<SettingsException>(
            () => Read(new Dictionary<string, string> { ["CLUSTERING"] = clustering }));

        var lines = failure.Message.Split(Environment.NewLine);
        Assert.Contains(lines, line => line.StartsWith($"CLUSTERING is {clustering}: TOKEN_SECRET must be set", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"CLUSTERING is {clustering}: {storage}", StringComparison.Ordinal));
        Assert.Equal(2, lines.Length);
    }

    [Theory]
    [InlineData("embedded")]
    [InlineData("localhost")]
    public void WithoutAClusterTheSecretIsMadeAndKept(string clustering) =>
        Assert.Null(Read(new Dictionary<string, string> { ["CLUSTERING"] = clustering }).TokenSecret);

    [Theory]
    [InlineData("AZURE_STORAGE_ACCOUNT", "account1")]
    [InlineData("AZURE_STORAGE_CONNECTION_STRING", "UseDevelopmentStorage=true")]
    [InlineData("AZURE_STORAGE_CONNECTION_STRING", "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite")]
    [InlineData("AZURE_STORAGE_BLOB_ENDPOINT,AZURE_STORAGE_TABLE_ENDPOINT", "https://storage.example.org/account1")]
    public void AClusterInAzureNeedsOneWayToItsAccount(string names, string value)
    {
        Dictionary<string, string> settings = new() { ["CLUSTERING"] = "azure", ["TOKEN_SECRET"] = new('s', 32) };
        foreach (var name in names.Split(',')) settings[name] = value;

        Assert.NotNull(Read(settings).Shared);
    }

    [Theory]
    [InlineData("", "one of")]
    [InlineData("AZURE_STORAGE_ACCOUNT=account1;AZURE_STORAGE_BLOB_ENDPOINT=https://a.example;AZURE_STORAGE_TABLE_ENDPOINT=https://a.example", "only one of")]
    [InlineData("AZURE_STORAGE_BLOB_ENDPOINT=https://a.example", "both must be set")]
    public void AClusterInAzureWithoutAWayOrWithTwoIsRefused(string ways, string words)
    {
        Dictionary<string, string> settings = new() { ["CLUSTERING"] = "azure", ["TOKEN_SECRET"] = new('s', 32) };
        foreach (var way in ways.Split(';', StringSplitOptions.RemoveEmptyEntries)) settings[way.Split('=')[0]] = way.Split('=')[1];

        var failure = Assert.Throws<SettingsException>(() => Read(settings));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.NewLine, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EverythingThatIsWrongIsSaidAtOnce()
    {
        var failure = Assert.Throws<SettingsException>(
            () => Read(new Dictionary<string, string> { ["PORT"] = "x", ["SILO_PORT"] = "y", ["HOST"] = "z" }));

        Assert.Equal(3, failure.Message.Split(Environment.NewLine).Length);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.168.1.1")]
    [InlineData("::")]
    public void WithoutKeysAnAddressThatOthersReachIsRefused(string host)
    {
        var failure = Assert.Throws<SettingsException>(() => Read(new Dictionary<string, string> { ["HOST"] = host }));

        Assert.Contains("loopback", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1.2.3")]
    [InlineData("::1")]
    [InlineData("localhost")]
    public void ALoopbackAddressIsTaken(string host) =>
        Assert.NotNull(Read(new Dictionary<string, string> { ["HOST"] = host }).Address);

    [Fact]
    public void AnEmptyValueCountsAsNotSet() =>
        Assert.Null(Read(new Dictionary<string, string> { ["OPENAI_API_KEY"] = " ", ["PORT"] = "" }).OpenAI.ApiKey);

    [Theory]
    [InlineData("OPENAI_TIMEOUT_SECONDS", "0.1")]
    [InlineData("OPENAI_TIMEOUT_SECONDS", "19")]
    [InlineData("OPENAI_MAX_CONCURRENCY", "1")]
    [InlineData("OPENAI_MAX_CONCURRENCY", "10000")]
    [InlineData("INTERVIEW_TIME_LIMIT_MINUTES", "1")]
    [InlineData("INTERVIEW_TIME_LIMIT_MINUTES", "480")]
    [InlineData("INTERVIEW_ABANDONED_AFTER_MINUTES", "1")]
    [InlineData("INTERVIEW_ABANDONED_AFTER_MINUTES", "480")]
    public void TheEndsOfARangeAreWithinTheOptionsOwnRange(string name, string value)
    {
        var settings = Read(new Dictionary<string, string> { [name] = value });

        Assert.All(
            (object[])[settings.OpenAI, settings.Interviews],
            options => Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true));
    }

    [Fact]
    public void DotEnvFilesAreRead()
    {
        var values = DotEnv.Parse(
            ["# a comment", "", "A=1", "export B = two words ", "C=\"a # b\" # c", "D='x=y'", "E=f # g", "F=", "A=2", "URL=http://a#b"]);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["A"] = "2",
                ["B"] = "two words",
                ["C"] = "a # b",
                ["D"] = "x=y",
                ["E"] = "f",
                ["F"] = "",
                ["URL"] = "http://a#b",
            },
            values);
    }

    [Theory]
    [InlineData("no equals sign")]
    [InlineData("=value")]
    [InlineData("two words=value")]
    public void ALineThatIsNoneOfTheseIsSaidWithItsNumber(string line)
    {
        var failure = Assert.Throws<SettingsException>(() => DotEnv.Parse(["A=1", line]));

        Assert.Equal(".env, line 2: it must be NAME=value.", failure.Message);
    }

    private static WebSettings Read(Dictionary<string, string> values) =>
        HostSettings.Read(new WebSettings(), WebSettings.Variables, values.GetValueOrDefault);

    // What is worked out of the others does not count.
    private static IEnumerable<string> Values(object settings) => settings.GetType().GetProperties()
        .Where(property => property.GetIndexParameters().Length == 0 && property.Name is not ("Variables" or "Address")
            && (property.CanWrite || property.PropertyType != typeof(string)))
        .SelectMany(property => property.GetValue(settings) switch
        {
            // The provider's own address is the same as none.
            Uri address when address.Host == "api.openai.com" => [$"{property.Name}="],
            { } options when property.PropertyType.IsClass && property.PropertyType.Namespace!.StartsWith("Interviewing", StringComparison.Ordinal) =>
                Values(options),
            var value => [$"{property.Name}={value}"],
        });
}
