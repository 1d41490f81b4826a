using Interviewing.Directory;
using Interviewing.Interviews;

namespace Interviewing.Storage;

/// <summary>The rules for the list of interviews, in every storage.</summary>
public abstract class InterviewIndexTests(StorageUnderTest storage) : IAsyncDisposable
{
    private readonly IInterviewIndex _index = storage.Index;

    [Fact]
    public async Task A_row_is_read_as_it_was_written()
    {
        var full = Row(1) with
        {
            CandidateName = "Zoë Ünal",
            CurrentQuestionIndex = 3,
            QuestionCount = 7,
            StartTime = new(2031, 1, 1, 10, 0, 0, TimeSpan.Zero),
            EndTime = new(2031, 1, 1, 10, 45, 0, 5, TimeSpan.Zero),
            Degraded = true,
        };
        await _index.UpsertAsync([full, Row(2)]);

        Assert.Equal([Row(2), full], await _index.ListAsync(new()));
    }

    [Fact]
    public async Task An_older_row_does_not_replace_a_newer_one()
    {
        await _index.UpsertAsync([Row(1) with { LastSequence = 5, State = InterviewState.Questioning }]);
        await _index.UpsertAsync([Row(1) with { LastSequence = 4, State = InterviewState.Introduction }]);
        Assert.Equal(InterviewState.Questioning, Assert.Single(await _index.ListAsync(new())).State);

        await _index.UpsertAsync([Row(1) with { LastSequence = 5, State = InterviewState.FollowUp }]);
        Assert.Equal(InterviewState.FollowUp, Assert.Single(await _index.ListAsync(new())).State);

        await _index.UpsertAsync(
            [Row(1) with { LastSequence = 9, State = InterviewState.Completed }, Row(1) with { LastSequence = 7 }]);
        Assert.Equal(InterviewState.Completed, Assert.Single(await _index.ListAsync(new())).State);
    }

    [Fact]
    public async Task Pages_follow_one_another_from_the_newest_on()
    {
        await _index.UpsertAsync([.. Enumerable.Range(0, 95).Select(Row)]);
        var seen = new List<string>();
        for (string? before = null; ;)
        {
            var page = await _index.ListAsync(new() { Before = before, Limit = 10 });
            if (page.IsEmpty) break;
            Assert.True(page.Length <= 10);
            seen.AddRange(page.Select(row => row.SessionId));
            before = page[^1].SessionId;
        }

        Assert.Equal(Enumerable.Range(0, 95).Select(i => Row(i).SessionId).Reverse(), seen);
    }

    [Theory]
    [InlineData(InterviewState.Waiting, null, null)]
    [InlineData(null, "candidate 2", null)]
    [InlineData(null, null, "room 3")]
    [InlineData(InterviewState.Completed, "candidate 2", null)]
    [InlineData(InterviewState.Completed, null, "room 3")]
    [InlineData(null, "candidate 2", "room 3")]
    [InlineData(InterviewState.Completed, "candidate 2", "room 3")]
    public async Task Filters_hold_together_and_with_pages(InterviewState? state, string? candidate, string? room)
    {
        var all = Enumerable.Range(0, 200).Select(i => Row(i) with
        {
            State = i % 2 == 0 ? InterviewState.Waiting : InterviewState.Completed,
            CandidateId = $"candidate {i % 3}",
            RoomName = $"room {i % 5}",
        }).ToList();
        await _index.UpsertAsync(all);
        var query = new DirectoryQuery { State = state, CandidateId = candidate, RoomName = room, Limit = 3 };
        var expected = all.Where(row =>
            (state is null || row.State == state)
            && (candidate is null || row.CandidateId == candidate)
            && (room is null || row.RoomName == room)).Reverse().ToList();

        var first = await _index.ListAsync(query);
        var second = await _index.ListAsync(query with { Before = first[^1].SessionId });

        Assert.True(expected.Count >= 6);
        Assert.Equal(expected.Take(3), first);
        Assert.Equal(expected.Skip(3).Take(3), second);
    }

    [Fact]
    public async Task Rows_without_a_change_since_a_time_come_oldest_first_of_all_tenants()
    {
        var cut = new DateTimeOffset(2031, 1, 10, 0, 0, 0, TimeSpan.Zero);
        InterviewRow[] rows =
        [
            At(1) with { Tenant = "acme" },
            At(2) with { EndTime = cut.AddHours(1) },
            At(3) with { StartTime = cut.AddDays(-2), EndTime = cut.AddHours(-1) },
            At(4) with { StartTime = cut.AddHours(1) },
            At(5),
            At(11),
        ];
        await _index.UpsertAsync(rows);

        var first = await _index.ListUnchangedAsync(cut, "", 2);
        var rest = await _index.ListUnchangedAsync(cut, first[^1].SessionId, 2);

        Assert.Equal([rows[0], rows[2], rows[4]], first.Concat(rest));

        static InterviewRow At(int day)
        {
            var created = new DateTimeOffset(2031, 1, day, 9, 0, 0, TimeSpan.Zero);
            return Row(1) with { SessionId = Guid.CreateVersion7(created).ToString(), CreatedAt = created };
        }
    }

    [Fact]
    public async Task A_removed_row_is_gone()
    {
        await _index.UpsertAsync([Row(1), Row(2)]);

        await _index.RemoveAsync(new(Row(1).Tenant, Row(1).SessionId));

        Assert.Equal([Row(2)], await _index.ListAsync(new()));
    }

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal static InterviewRow Row(int number) => new()
    {
        SessionId = $"0199d3a0-{number:x4}-7000-8000-00000000000{number % 16:x}",
        RoomName = "room",
        CandidateId = "candidate",
        State = InterviewState.Waiting,
        CreatedAt = new DateTimeOffset(2031, 1, 1, 9, 0, 0, TimeSpan.Zero).AddSeconds(number),
        LastSequence = 1,
    };
}
