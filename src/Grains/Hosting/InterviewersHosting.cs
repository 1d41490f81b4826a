using Interviewing.Interviewers;
using Interviewing.Interviewers.OpenAI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Interviewing.Hosting;

/// <summary>Registers who conducts interviews.</summary>
public static class InterviewersHosting
{
    /// <summary>
    /// Registers <see cref="IInterviewer"/> and <see cref="IProviderHealth"/>. With <see cref="OpenAIOptions.ApiKey"/>
    /// a language model conducts and the substitute stands in where it fails; without, the substitute conducts. The
    /// caller binds <see cref="OpenAIOptions"/>; they are validated here, at start.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="substitute">Makes the interviewer that needs no language model.</param>
    public static IServiceCollection AddInterviewers(
        this IServiceCollection services, Func<IServiceProvider, IInterviewer> substitute)
    {
        services.AddOptions<OpenAIOptions>().ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<OpenAIOptions>, OpenAIOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<OpenAIInterviewer>();
        services.TryAddSingleton<IInterviewer>(provider => HasKey(provider)
            ? new FallbackInterviewer(
                provider.GetRequiredService<OpenAIInterviewer>(),
                substitute(provider),
                provider.GetRequiredService<ILogger<FallbackInterviewer>>())
            : substitute(provider));
        services.TryAddSingleton<IProviderHealth>(provider => HasKey(provider)
            ? provider.GetRequiredService<OpenAIInterviewer>()
            : new NoProviderHealth());
        return services;
    }

    private static bool HasKey(IServiceProvider provider) =>
        !string.IsNullOrWhiteSpace(provider.GetRequiredService<IOptions<OpenAIOptions>>().Value.ApiKey);
}
