namespace Interviewing.Interviewers.BuiltIn;

/// <summary>Says why an answer has its score.</summary>
internal static class Reasons
{
    /// <summary>One or two sentences.</summary>
    public static string Of(Verdict verdict) => verdict.NoScore switch
    {
        NoScore.Empty => "insufficient evidence: nothing was said.",
        NoScore.NoAnswer => "insufficient evidence: the candidate says that they have no answer.",
        NoScore.Repeated => "insufficient evidence: the answer only repeats the question or what was said before.",
        NoScore.Unreadable =>
            "insufficient evidence: the answer is not in sentences that can be read without a language model (English ones).",
        NoScore.TooShort => "insufficient evidence: the answer is too short to judge.",
        NoScore.OffTopic => "insufficient evidence: the answer has next to nothing to do with the question or the job.",
        _ when verdict.Reading.IsNeverDone && verdict.Score == 1 => "The candidate says that they have not done this.",
        _ => Scored(verdict),
    };

    /// <summary>What is missing, for the operator to read.</summary>
    public static string Of(Lack lack) => lack switch
    {
        Lack.Specifics => "specifics such as figures, names or a concrete case",
        Lack.Action => "what the candidate did personally",
        Lack.OwnPart => "the candidate's own part in what “we” did",
        Lack.Outcome => "the result and how it was known",
        Lack.Fit => "a plain link to what was asked",
        _ => "the reasons behind it",
    };

    private static string Scored(Verdict verdict)
    {
        var total = verdict.Reading.Total;
        var has = new List<string>();
        if (!verdict.Lacks.Contains(Lack.Action) && total.Actions > 0)
            has.Add("own actions");
        if (!verdict.Lacks.Contains(Lack.Specifics) && total.Specifics >= 1)
            has.Add("specifics");
        if (!verdict.Lacks.Contains(Lack.Outcome) && total.Outcomes > 0)
            has.Add("a result");
        if (total.Reasons > 1)
            has.Add("reasons");
        var lacks = verdict.Lacks.Select(Short).ToList();
        var said = has.Count == 0 ? "The answer is on the subject but stays general." : $"The answer has {Join(has)}.";
        return lacks.Count == 0 ? said : $"{said} It lacks {Join(lacks)}.";
    }

    private static string Short(Lack lack) => lack switch
    {
        Lack.Specifics => "specifics",
        Lack.Action => "what the candidate did",
        Lack.OwnPart => "the candidate's own part",
        Lack.Outcome => "the result",
        Lack.Fit => "a link to the question",
        _ => "the reasons",
    };

    /// <summary>"a, b and c".</summary>
    public static string Join(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}",
    };
}
