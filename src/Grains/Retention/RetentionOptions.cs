using System.ComponentModel.DataAnnotations;

namespace Interviewing.Retention;

/// <summary>How long interviews are kept.</summary>
public sealed class RetentionOptions
{
    /// <summary>
    /// After how many days without a change an interview is erased (RETENTION_DAYS). Default: never.
    /// </summary>
    [Range(1, 3650, ErrorMessage = "RETENTION_DAYS must be from 1 to 3650.")]
    public int? Days { get; set; }
}
