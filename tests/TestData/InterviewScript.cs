using System.Text.Json;

namespace Interviewing.TestData;

/// <summary>
/// A candidate for tests: gives, to whatever an interviewer asks, the answer of a set that fits best and has not been
/// given yet. Not for several threads; load one for each interview.
/// </summary>
public sealed class InterviewScript
{
    private const int LongestEnding = 3;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly char[] Separators = [.. " \t\r\n,.;:?!()[]{}\"“”‘’'/-–—"];

    private readonly AnswerSet _set;
    private readonly List<ScriptedAnswer> _left;
    private ScriptedAnswer? _last;

    private InterviewScript(string jobDescription, AnswerSet set)
    {
        JobDescription = jobDescription;
        _set = set;
        _left = [.. set.Answers];
    }

    /// <summary>The job description that the candidate is interviewed for.</summary>
    public string JobDescription { get; }

    /// <summary>How the candidate introduces themself.</summary>
    public string Introduction => _set.Introduction;

    /// <summary>What the candidate says at the end: a question, then that there are no more.</summary>
    public IReadOnlyList<string> Closing => _set.Closing;

    /// <summary>Every answer of the set.</summary>
    public IReadOnlyList<ScriptedAnswer> Answers => _set.Answers;

    /// <summary>The candidate of a trade (<see cref="Trades.All"/>) and a set (<see cref="Trades.Sets"/>).</summary>
    public static InterviewScript Load(string trade, string set) =>
        Parse(Trades.JobDescription(trade), Trades.Read($"{trade}/{set}.json"));

    /// <summary>A candidate from a job description and the JSON of a set.</summary>
    public static InterviewScript Parse(string jobDescription, string json) =>
        new(jobDescription, JsonSerializer.Deserialize<AnswerSet>(json, Json)!);

    /// <summary>
    /// The answer that fits a question best among those not given yet; when all have been, the one that fits best of all,
    /// as people do who have told everything.
    /// </summary>
    public string AnswerFor(string question)
    {
        var among = _left.Count > 0 ? _left : _set.Answers;
        _last = among.MaxBy(answer => Fit(answer, question))!;
        _left.Remove(_last);
        return _last.Text;
    }

    /// <summary>What the candidate adds to the answer just given when asked further.</summary>
    public string MoreFor(string followUp) => _last is null ? AnswerFor(followUp) : _last.More ?? _last.Text;

    /// <summary>Topics that stand in the question count most, then the words that question and answer share.</summary>
    private static double Fit(ScriptedAnswer answer, string question)
    {
        var fit = 0.0;
        for (var i = 0; i < answer.Topics.Count; i++)
        {
            if (Names(question, answer.Topics[i]))
                fit += 3 + (i == 0 ? 0.5 : 0) + (0.05 * answer.Topics[i].Length);
        }

        var words = Words(answer.Text);
        return fit + (0.2 * Words(question).Count(words.Contains));
    }

    /// <summary>True where the topic stands in the question, as words of their own or with an ending.</summary>
    private static bool Names(string question, string topic)
    {
        for (var at = question.IndexOf(topic, StringComparison.OrdinalIgnoreCase); at >= 0;
            at = question.IndexOf(topic, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + topic.Length;
            var rest = end;
            while (rest < question.Length && char.IsLetter(question[rest]))
                rest++;
            if ((at == 0 || !char.IsLetterOrDigit(question[at - 1])) && rest - end <= LongestEnding)
                return true;
        }

        return false;
    }

    private static HashSet<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 5)];
}
