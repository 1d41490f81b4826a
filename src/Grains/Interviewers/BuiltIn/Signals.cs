namespace Interviewing.Interviewers.BuiltIn;

/// <summary>What can be counted in the words of a sentence, or of an answer.</summary>
internal record struct Signals
{
    /// <summary>Figures and numbers in words.</summary>
    public int Numbers { get; set; }

    /// <summary>Names of people, places, tools.</summary>
    public int Names { get; set; }

    /// <summary>Days, months, seasons.</summary>
    public int Times { get; set; }

    /// <summary>Things that the candidate says they did: "I rang the registrar".</summary>
    public int Actions { get; set; }

    /// <summary>Such that say little: "I helped", "I tried".</summary>
    public int WeakActions { get; set; }

    /// <summary>Things that the candidate says they do as a rule: "I check".</summary>
    public int Habits { get; set; }

    /// <summary>Things that the candidate would do.</summary>
    public int Would { get; set; }

    /// <summary>Things that "we" did.</summary>
    public int We { get; set; }

    /// <summary>What came of it.</summary>
    public int Outcomes { get; set; }

    /// <summary>Why.</summary>
    public int Reasons { get; set; }

    /// <summary>Words in place of content.</summary>
    public int Vague { get; set; }

    /// <summary>Turns of phrase that are meant for whoever scores.</summary>
    public int ToTheJudge { get; set; }

    /// <summary>Words of the subject, by weight.</summary>
    public double Topical { get; set; }

    /// <summary>Figures, names and times.</summary>
    public readonly double Specifics => Numbers + Names + (0.5 * Times);

    /// <summary>The two added up.</summary>
    public static Signals operator +(Signals a, Signals b) => new()
    {
        Numbers = a.Numbers + b.Numbers,
        Names = a.Names + b.Names,
        Times = a.Times + b.Times,
        Actions = a.Actions + b.Actions,
        WeakActions = a.WeakActions + b.WeakActions,
        Habits = a.Habits + b.Habits,
        Would = a.Would + b.Would,
        We = a.We + b.We,
        Outcomes = a.Outcomes + b.Outcomes,
        Reasons = a.Reasons + b.Reasons,
        Vague = a.Vague + b.Vague,
        ToTheJudge = a.ToTheJudge + b.ToTheJudge,
        Topical = a.Topical + b.Topical,
    };
}
