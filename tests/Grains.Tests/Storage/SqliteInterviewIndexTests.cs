namespace Interviewing.Storage;

public sealed class SqliteInterviewIndexTests : IDisposable
{
    private readonly StorageFolder _folder = new();

    [Theory]
    [InlineData("true", "interview_by_tenant")]
    [InlineData("state = 0", "interview_by_state")]
    [InlineData("candidate_id = 'a'", "interview_by_candidate")]
    [InlineData("room_name = 'a'", "interview_by_room")]
    public void Each_filter_reads_along_an_index_and_sorts_nothing(string filter, string index)
    {
        var plan = string.Join('\n', Plan($"SELECT * FROM interview WHERE tenant = 'default' AND {filter} AND session_id < 'x' ORDER BY session_id DESC LIMIT 10"));

        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_row_leaves_no_name_behind()
    {
        var row = InterviewIndexTests.Row(1) with { CandidateName = "Name-To-Erase" };
        await _folder.Index.UpsertAsync([row]);

        await _folder.Index.RemoveAsync(row.SessionId);

        _folder.Restart();
        Assert.DoesNotContain("Name-To-Erase", _folder.AllBytes(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private List<string> Plan(string sql)
    {
        using var connection = _folder.OtherConnection();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(3));
        return lines;
    }
}
