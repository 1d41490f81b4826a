using Orleans.Concurrency;

namespace Interviewing.Directory;

/// <summary>Somebody who watches a part of the list of interviews.</summary>
[Alias("interviewing.IDirectoryObserver")]
public interface IDirectoryObserver : IGrainObserver
{
    /// <summary>What changed, at most ten times a second; of what changed more than once, the last.</summary>
    [Alias("OnChanges"), OneWay]
    Task OnChanges(DirectoryChanges changes);
}
