using System.ComponentModel.DataAnnotations;
using Interviewing.Interviewers;
using Microsoft.Extensions.Options;

namespace Interviewing.Hosting;

/// <summary>Checks the options of the language model at start; a failure names the variable and what it must be.</summary>
internal sealed class OpenAIOptionsValidator : IValidateOptions<OpenAIOptions>
{
    public ValidateOptionsResult Validate(string? name, OpenAIOptions options)
    {
        List<ValidationResult> broken = [];
        return Validator.TryValidateObject(options, new ValidationContext(options), broken, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(broken.Select(result => result.ErrorMessage!));
    }
}
