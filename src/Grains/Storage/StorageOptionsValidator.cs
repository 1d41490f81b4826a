using Microsoft.Extensions.Options;

namespace Interviewing.Storage;

/// <summary>Checks the rules that stand at <see cref="StorageOptions"/>' properties.</summary>
[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
