using Interviewing.Telemetry;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Interviewing.Storage.Sqlite;

/// <summary>
/// The one thread that writes. All writes that wait are made in one transaction, so that they share one wait for the
/// disk, and their callers are answered after that. What fails in one write is taken back for that one alone.
/// </summary>
internal sealed partial class GroupWriter(Connection connection, WriteQueue queue, Upkeep upkeep, ILogger logger)
{
    /// <summary>The longest wait for a group to come together.</summary>
    private const int GatherMilliseconds = 1;

    /// <summary>How long no write comes until the writer uses the rest.</summary>
    private const int RestMilliseconds = 1000;

    private static readonly Sql Begin = new("BEGIN IMMEDIATE");
    private static readonly Sql Commit = new("COMMIT");
    private static readonly Sql Rollback = new("ROLLBACK");
    private static readonly Sql Mark = new("SAVEPOINT one");
    private static readonly Sql BackToMark = new("ROLLBACK TO one");
    private static readonly Sql ForgetMark = new("RELEASE one");

    private static readonly Sql NoteErasure = new("INSERT OR IGNORE INTO housekeeping (name, value) VALUES ('erased', 1)");

    /// <summary>Makes writes until the queue is closed and empty.</summary>
    public void Run()
    {
        // Nobody waits who writes alone. Most of those who have just been answered together come back together; waiting
        // for all of them would leave the disk idle for the slowest.
        var enough = 1;
        while (!queue.IsDrained)
        {
            var pause = enough > 1 ? GatherMilliseconds : upkeep.IsDue ? RestMilliseconds : Timeout.Infinite;
            if (queue.Take(enough, pause) is { } group)
            {
                Write(group);
                enough = Math.Max(1, group.Count * 3 / 4);
            }
            else if (enough > 1)
            {
                enough = 1;
            }
            else
            {
                KeepUp(AtRest);
            }
        }
    }

    private void Write(List<SqliteWrite> group)
    {
        var erased = false;
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            if (!BeginWhileWanted(group)) return;
            foreach (var write in group)
            {
                Make(write);
                erased |= write.Erases && write.Refusal is null;
            }

            if (erased) connection[NoteErasure].Run();
            connection[Commit].Run();
            StorageMetrics.Count("sqlite", group.Count, began);
            foreach (var write in group)
            {
                if (write.Refusal is null) write.Acknowledge();
                else write.Fail(write.Refusal);
            }
        }
        catch (Exception e)
        {
            GroupFailed(e, group.Count);
            StorageMetrics.Count("sqlite", group.Count, began, e);
            TakeBack();
            foreach (var write in group) write.Fail(write.Refusal ?? Unavailable(e));
            return;
        }
        finally
        {
            foreach (var write in group) write.Release();
        }

        KeepUp(() => upkeep.AfterGroup(erased));
        if (upkeep.IsVacuumOverdue) KeepUp(upkeep.Vacuum);
    }

    /// <summary>
    /// Begins the transaction, however long somebody else (a backup, a person with a shell) has the file locked. False
    /// when meanwhile all callers have been told that it took too long.
    /// </summary>
    private bool BeginWhileWanted(List<SqliteWrite> group)
    {
        while (group.Exists(write => !write.IsAnswered))
        {
            try
            {
                connection[Begin].Run();
                queue.Trouble = null;
                return true;
            }
            catch (SqliteException e) when (e.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
            {
                if (queue.Trouble is null) Locked(e.Message);
                queue.Trouble = e.Message;
            }
        }

        return false;
    }

    private void Make(SqliteWrite write)
    {
        if (write.IsAnswered) return;
        if (write.HasSeveralSteps) connection[Mark].Run();
        try
        {
            write.Execute(connection);
        }
        catch (Exception e) when (!connection.IsOutsideTransaction)
        {
            WriteFailed(e, write.GetType().Name);
            write.Refusal = e is SqliteException ? Unavailable(e) : e;
            if (write.HasSeveralSteps) connection[BackToMark].Run();
        }

        if (write.HasSeveralSteps) connection[ForgetMark].Run();
    }

    private void TakeBack()
    {
        try
        {
            if (!connection.IsOutsideTransaction) connection[Rollback].Run();
        }
        catch (SqliteException e)
        {
            // The next BEGIN says so again, to its callers.
            RollbackFailed(e);
        }
    }

    private void AtRest()
    {
        if (upkeep.IsVacuumDue) queue.RunUntilNextWrite(upkeep.Vacuum, connection.Interrupt);
        else upkeep.AtRest();
    }

    /// <summary>What keeps the file tidy must not fail those whose writes are on disk; it is tried again later.</summary>
    private void KeepUp(Action work)
    {
        try
        {
            work();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            VacuumInterrupted();
        }
        catch (SqliteException e)
        {
            UpkeepFailed(e);
        }
    }

    private static StorageUnavailableException Unavailable(Exception reason) =>
        new($"The change could not be stored and may be sent again: {reason.Message}");

    [LoggerMessage(1, LogLevel.Error, "A group of {Writes} writes failed")]
    private partial void GroupFailed(Exception reason, int writes);

    [LoggerMessage(2, LogLevel.Error, "A {Write} failed, the others of its group did not")]
    private partial void WriteFailed(Exception reason, string write);

    [LoggerMessage(3, LogLevel.Warning, "The database is locked by another connection: {Reason}")]
    private partial void Locked(string reason);

    [LoggerMessage(4, LogLevel.Error, "A failed group could not be rolled back")]
    private partial void RollbackFailed(Exception reason);

    [LoggerMessage(5, LogLevel.Warning, "Moving the write-ahead log or writing the file anew failed; it is tried again")]
    private partial void UpkeepFailed(Exception reason);

    [LoggerMessage(6, LogLevel.Debug, "Writing the file anew was interrupted by a write; it is tried again at the next rest")]
    private partial void VacuumInterrupted();
}
