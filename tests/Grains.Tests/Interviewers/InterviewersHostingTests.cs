using Interviewing.Hosting;
using Interviewing.Interviewers.OpenAI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Interviewing.Interviewers;

/// <summary>Who conducts, by configuration.</summary>
public sealed class InterviewersHostingTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task WithoutAKeyTheSubstituteConducts(string? key)
    {
        await using var services = Build(options => options.ApiKey = key?.Trim());

        Assert.IsType<Substitute>(services.GetRequiredService<IInterviewer>());
        Assert.True(services.GetRequiredService<IProviderHealth>().Available);
    }

    [Fact]
    public async Task WithAKeyALanguageModelConductsAndTheSubstituteStandsIn()
    {
        await using var services = Build(options => options.ApiKey = "key");

        Assert.IsType<FallbackInterviewer>(services.GetRequiredService<IInterviewer>());
        Assert.IsType<OpenAIInterviewer>(services.GetRequiredService<IProviderHealth>());
    }

    [Theory]
    [InlineData("OPENAI_BASE_URL", "ftp://models.example/v1")]
    [InlineData("OPENAI_BASE_URL", "v1")]
    [InlineData("OPENAI_BASE_URL", "https://user:word@models.example/v1")]
    [InlineData("OPENAI_API_KEY", "a key")]
    [InlineData("OPENAI_MODEL", "")]
    [InlineData("OPENAI_TEMPERATURE", "7")]
    [InlineData("OPENAI_TIMEOUT_SECONDS", "60")]
    [InlineData("OPENAI_TIMEOUT_SECONDS", "19.5")]
    [InlineData("OPENAI_MAX_CONCURRENCY", "0")]
    public async Task AWrongSettingIsNamedAsTheVariableItComesFrom(string variable, string value)
    {
        await using var services = Build(options => Set(options, variable, value));

        var failure = Assert.Throws<OptionsValidationException>(
            () => services.GetRequiredService<IOptions<OpenAIOptions>>().Value);
        Assert.StartsWith(variable + " must ", Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    private static void Set(OpenAIOptions options, string variable, string value)
    {
        var number = double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        switch (variable)
        {
            case "OPENAI_BASE_URL": options.BaseUrl = new Uri(value, UriKind.RelativeOrAbsolute); break;
            case "OPENAI_API_KEY": options.ApiKey = value; break;
            case "OPENAI_MODEL": options.Model = value; break;
            case "OPENAI_TEMPERATURE": options.Temperature = number; break;
            case "OPENAI_MAX_CONCURRENCY": options.MaxConcurrency = (int)number; break;
            default: options.CallTimeout = TimeSpan.FromSeconds(number); break;
        }
    }

    private static ServiceProvider Build(Action<OpenAIOptions> configure) => new ServiceCollection()
        .AddLogging()
        .Configure(configure)
        .AddInterviewers(_ => new Substitute())
        .BuildServiceProvider();

    private sealed class Substitute : IInterviewer
    {
        public Task<PlanReply> PlanAsync(PlanRequest request, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<TurnReply> ReplyAsync(TurnRequest request, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<SummaryReply> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
