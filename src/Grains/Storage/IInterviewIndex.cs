using System.Collections.Immutable;
using Interviewing.Directory;

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
    Task RemoveAsync(string sessionId);

    /// <summary>Rows, newest first.</summary>
    Task<ImmutableArray<InterviewRow>> ListAsync(DirectoryQuery query);
}
