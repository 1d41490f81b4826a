namespace Interviewing.History;

/// <summary>
/// What must hold between a history and the transcript that is there at its end, whatever was killed, paused or cut off
/// meanwhile.
/// <list type="number">
/// <item>Every acknowledged answer is in the transcript exactly once.</item>
/// <item>They stand in the order in which they were acknowledged.</item>
/// <item>Nothing else is there that a candidate said, but for one answer that was sent and never acknowledged: it may stand
/// at the end.</item>
/// <item>The interviewer's words stand where each acknowledgement said that they stand.</item>
/// <item>Sequence numbers grow, and nobody but the interviewer speaks twice in a row.</item>
/// </list>
/// </summary>
public static class Model
{
    /// <summary>What is broken in one interview: a line each.</summary>
    public static IEnumerable<string> Check(string interview, IEnumerable<HistoryEntry> history, IReadOnlyList<Utterance> transcript)
    {
        var entries = history.Where(entry => entry.Interview == interview).ToList();
        var answers = entries.Where(entry => entry.ResponseId is not null).ToList();
        var acknowledged = answers.Where(entry => entry.IsAcknowledged).OrderBy(entry => entry.Ended)
            .Select(entry => entry.Words!).Distinct().ToList();
        var unknown = answers.Select(entry => entry.Words!).Except(acknowledged).ToList();
        var said = transcript.Where(one => one.IsCandidates).Select(one => one.Text).ToList();

        foreach (var lost in acknowledged.Except(said))
            yield return $"{interview}: an acknowledged answer is lost: {lost}";
        foreach (var twice in said.GroupBy(words => words).Where(group => group.Count() > 1))
            yield return $"{interview}: an answer stands {twice.Count()} times: {twice.Key}";
        if (!said.Take(acknowledged.Count).SequenceEqual(acknowledged))
            yield return $"{interview}: the answers do not stand in the order of their acknowledgements.";
        foreach (var other in said.Skip(acknowledged.Count).Where((words, i) => i > 0 || !unknown.Contains(words)))
            yield return $"{interview}: nobody is known to have said: {other}";

        var bySequence = new Dictionary<long, string>();
        foreach (var one in transcript)
        {
            if (!bySequence.TryAdd(one.Sequence, one.Text))
                yield return $"{interview}: the sequence number {one.Sequence} stands twice.";
        }

        foreach (var reply in entries.Where(entry => entry is { IsAcknowledged: true, Reply: not null }).Select(entry => entry.Reply!.Value))
        {
            if (bySequence.GetValueOrDefault(reply.Sequence) != reply.Text)
                yield return $"{interview}: at {reply.Sequence} there stands not what was acknowledged: {reply.Text}";
        }

        foreach (var (before, after) in transcript.Zip(transcript.Skip(1)))
        {
            if (after.Sequence <= before.Sequence)
                yield return $"{interview}: sequence number {after.Sequence} comes after {before.Sequence}.";
            if (before.IsCandidates && after.IsCandidates)
                yield return $"{interview}: the candidate speaks twice in a row, at {before.Sequence} and {after.Sequence}.";
        }
    }
}
