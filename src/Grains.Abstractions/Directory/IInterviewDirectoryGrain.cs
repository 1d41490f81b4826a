using System.Collections.Immutable;

namespace Interviewing.Directory;

/// <summary>
/// The list of interviews. Writes are spread by hash over <see cref="DirectoryShards.Count"/> grains, so that no single
/// one sees them all; the rows lie in one index, so any of them can answer for the whole list.
/// </summary>
[Alias("interviewing.IInterviewDirectoryGrain")]
public interface IInterviewDirectoryGrain : IGrainWithStringKey
{
    /// <summary>Puts the row in the place of an older one of the same interview. When it returns, the row is on disk.</summary>
    [Alias("Record")]
    Task Record(InterviewRow row);

    /// <summary>Puts the row in the place of an older one within a second; what is lost in a crash comes with the next.</summary>
    [Alias("Note")]
    Task Note(InterviewRow row);

    /// <summary>Takes an interview off the list.</summary>
    /// <param name="key">The interview's grain key.</param>
    [Alias("Remove")]
    Task Remove(string key);

    /// <summary>Interviews of the whole list, newest first.</summary>
    [Alias("List")]
    Task<ImmutableArray<InterviewRow>> List(DirectoryQuery query);

    /// <summary>
    /// Sends what changes in this grain's part of the list to the observer, until it is not renewed for some minutes. What had
    /// changed before is on the list when this returns: whoever watches first and reads the list then misses nothing.
    /// </summary>
    /// <returns>The version of the list's part: the first changes that come are since that one.</returns>
    [Alias("Watch")]
    Task<long> Watch(IDirectoryObserver observer);

    /// <summary>Sends no more changes to the observer.</summary>
    [Alias("Unwatch")]
    Task Unwatch(IDirectoryObserver observer);
}
