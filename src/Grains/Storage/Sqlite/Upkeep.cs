using SQLitePCL;

namespace Interviewing.Storage.Sqlite;

/// <summary>
/// What the writer does between groups of writes, after their callers have been answered: it moves the write-ahead log
/// into the database file, and sees to it that erased words leave both.
/// </summary>
internal sealed class Upkeep(Connection connection, TimeProvider time)
{
    /// <summary>
    /// Pages in the log (64 MB) after which it is moved even if there is no rest: a page that many writes have changed is
    /// then moved once for all of them. The move takes some 20 ms, in which all writes wait: four times as often, at a
    /// quarter of the size, the slowest hundredth of the answers took twice as long.
    /// </summary>
    private const int LogLimit = 16_000;

    /// <summary>The soonest that one cleaning of the log after an erasure follows another.</summary>
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromSeconds(1);

    /// <summary>How long until a vacuum is tried again that a write has interrupted, or that failed.</summary>
    private static readonly TimeSpan BetweenVacuums = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long erased words may be left in the slack for want of a rest. After that the file is written anew all the same,
    /// and the writes wait.
    /// </summary>
    private static readonly TimeSpan LongestWithoutVacuum = TimeSpan.FromHours(24);

    private int _logPages;
    private bool _erased;
    private long _erasedAt;
    private bool _cleanDue;
    private long _cleanedAt;
    private long? _vacuumTriedAt;

    /// <summary>True while there is something to do at the next rest.</summary>
    public bool IsDue => _logPages > 0 || _cleanDue || _erased;

    /// <summary>True while only the slow step is left that a new write may interrupt.</summary>
    public bool IsVacuumDue => _erased && !_cleanDue && MayVacuum;

    /// <summary>True when that step cannot wait for a rest any longer.</summary>
    public bool IsVacuumOverdue => _erased && MayVacuum && time.GetElapsedTime(_erasedAt) > LongestWithoutVacuum;

    private bool MayVacuum => _vacuumTriedAt is not { } tried || time.GetElapsedTime(tried) > BetweenVacuums;

    /// <summary>After a group: moves the log when it has become long.</summary>
    public void AfterGroup(bool erased)
    {
        _logPages += connection.TakePagesWritten();
        if (erased && !_erased)
            (_erased, _erasedAt) = (true, time.GetTimestamp());
        _cleanDue |= erased;
        if (_cleanDue && time.GetElapsedTime(_cleanedAt) > BetweenCleanings) Clean();
        else if (_logPages > LogLimit) MoveLog();
    }

    /// <summary>When no write is waiting: what may take a few milliseconds.</summary>
    public void AtRest()
    {
        if (_cleanDue) Clean();
        else if (_logPages > 0) MoveLog();
    }

    /// <summary>
    /// SQLite writes zeros over what it deletes, but leaves a copy of about one row in ten thousand in the slack of pages
    /// that it has balanced. Only writing the file anew takes that away; it takes as long as copying the file.
    /// </summary>
    public void Vacuum()
    {
        _vacuumTriedAt = time.GetTimestamp();
        connection.Execute("VACUUM; DELETE FROM housekeeping WHERE name = 'erased'");
        _erased = false;
        _vacuumTriedAt = null;
        // The log holds the whole new file now.
        _cleanDue = true;
        Clean();
    }

    /// <summary>At start: what an earlier process had to leave.</summary>
    public void AtStart()
    {
        Clean();
        _erased = connection.Scalar("SELECT count(*) FROM housekeeping WHERE name = 'erased'") > 0;
        _erasedAt = time.GetTimestamp();
    }

    private void MoveLog() =>
        // Somebody reads what is still to be moved: again after some more pages, not after each group.
        _logPages = connection.Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE) ? 0 : LogLimit * 7 / 8;

    /// <summary>Moves the log and cuts its file to nothing: older versions of pages are in it, words and all.</summary>
    private void Clean()
    {
        if (!connection.Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE)) return;
        _logPages = 0;
        _cleanDue = false;
        _cleanedAt = time.GetTimestamp();
    }
}
