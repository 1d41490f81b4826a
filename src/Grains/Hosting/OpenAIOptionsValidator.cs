using System.ComponentModel.DataAnnotations;
using Interviewing.Interviewers;
using Microsoft.Extensions.Options;

namespace Interviewing.Hosting;

/// <summary>Checks the options of the language model at start; a failure names the variable and what it must be.</summary>
internal sealed class OpenAIOptionsValidator : IValidateOptions<OpenAIOptions>
{
    public ValidateOptionsResult Validate(string? name, OpenAIOptions options)
    {
        var broken = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), broken, validateAllProperties: true);
        var failures = broken.Select(result => result.ErrorMessage!).ToList();
        if (options.BaseUrl is { } url && !IsServer(url))
            failures.Add("OPENAI_BASE_URL must be an absolute http or https address without user, query and fragment.");
        // It goes into a header, where a line break or a blank would be an error of every call.
        if (options.ApiKey is { Length: > 0 } key && !key.All(c => c is > ' ' and < '\x7F'))
            failures.Add("OPENAI_API_KEY must be printable ASCII without blanks.");
        if (options.CallTimeout > options.TotalTimeout)
            failures.Add("OPENAI_TIMEOUT_SECONDS must not be longer than OPENAI_TOTAL_TIMEOUT_SECONDS.");
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private static bool IsServer(Uri url) =>
        url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0;
}
