using System.Collections.Immutable;
using Interviewing.Directory;
using Interviewing.Tenants;

namespace Interviewing.Storage;

/// <summary>
/// Where the list of interviews lies so that it can be searched: one row for each, in a table with an index for each
/// filter. The directory grains write it; it can be made anew from the interviews.
/// </summary>
public interface IInterviewIndex
{
    /// <summary>
    /// Puts rows in the place of older ones (a row with a lower <see cref="InterviewRow.LastSequence"/> changes
    /// nothing). On disk when it returns.
    /// </summary>
    Task UpsertAsync(IReadOnlyList<InterviewRow> rows);

    /// <summary>Takes an interview off the list. On disk when it returns.</summary>
    Task RemoveAsync(TenantKey key);

    /// <summary>
    /// Rows of all tenants, oldest first, of interviews that were over before a time, or, where they are not over, were created
    /// and started before it. Their interviews may have been changed since.
    /// </summary>
    /// <param name="before">The time.</param>
    /// <param name="after">Only rows behind the one with this session id; empty for all.</param>
    /// <param name="limit">At most this many.</param>
    Task<ImmutableArray<InterviewRow>> ListUnchangedAsync(DateTimeOffset before, string after, int limit);

    /// <summary>Rows, newest first.</summary>
    Task<ImmutableArray<InterviewRow>> ListAsync(DirectoryQuery query);
}
