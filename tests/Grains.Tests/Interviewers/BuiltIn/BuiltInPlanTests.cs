using System.Globalization;
using Interviewing.Interviews;
using Interviewing.TestData;

namespace Interviewing.Interviewers.BuiltIn;

public sealed class BuiltInPlanTests
{
    /// <summary>What each job description asks for in so many words, of which a plan of twelve must take up some.</summary>
    private static readonly Dictionary<string, string[]> Named = new()
    {
        ["backend-engineer"] = ["Kubernetes", "PostgreSQL", "Kafka", "C#", "incident response", "distributed systems"],
        ["financial-controller"] = ["IFRS", "SAP", "budget", "internal controls", "management accounts", "cash flow"],
        ["icu-nurse"] = ["mechanical ventilation", "sepsis", "intravenous medication", "clinical deterioration", "families", "student nurses"],
        ["maths-teacher"] = ["lessons", "behaviour", "GCSE", "assess", "parents", "A level"],
        ["sales-lead"] = ["forecast", "negotiat", "coaching", "HubSpot", "playbook", "pipeline"],
        ["warehouse-supervisor"] = ["WMS", "toolbox talks", "forklift", "cut-off", "absence", "picking"],
    };

    private static readonly Dictionary<string, string> Titles = new()
    {
        ["backend-engineer"] = "Senior Backend Engineer",
        ["financial-controller"] = "Financial Controller",
        ["icu-nurse"] = "Band 6 Staff Nurse",
        ["maths-teacher"] = "Teacher of Mathematics",
        ["sales-lead"] = "Sales Team Lead",
        ["warehouse-supervisor"] = "Warehouse Shift Supervisor",
    };

    public static TheoryData<string> AllTrades => [.. Trades.All];

    public static TheoryData<string> PoorDescriptions =>
    [
        "Nurse", "x", "", "   \n\t ", "🙂🙂🙂", "مطلوب مهندس برمجيات للعمل في دبي", "招聘软件工程师，负责后端开发", "<html><script>alert(1)</script></html>",
        "ASAP!!!", "asdf qwer zxcv", new string('a', 20_000), string.Concat(Enumerable.Repeat("team ", 4_000)), "- \n- \n- \n* *\n## \n:",
        "((((((((((", "Wir suchen eine Pflegefachkraft (m/w/d) für unsere Intensivstation.", "You will You will you will and and and, to to to",
        "\u200f\u202eabc\u202c \0 \ud83d", "1. 2. 3.\n(a)\n(b)", "responsible for ", "experience with ", "Job title:", "&lt;b&gt;&amp;&nbsp;&#0;",
    ];

    [Theory, MemberData(nameof(AllTrades))]
    public async Task PlanTakesUpWhatTheJobDescriptionNames(string trade)
    {
        var plan = await Plan(Trades.JobDescription(trade), 12);
        var text = string.Join('\n', plan.Questions.Select(question => question.Text));

        var found = Named[trade].Count(name => text.Contains(name, StringComparison.OrdinalIgnoreCase));

        Assert.True(found >= 3, $"Only {found} of {string.Join(", ", Named[trade])} in:\n{text}");
        Assert.True(
            plan.Questions.Count(question => HasPhraseOf(question.Text, Trades.JobDescription(trade))) >= 6,
            $"Fewer than half of the questions have words of the job description:\n{text}");
        Assert.Contains(Titles[trade], plan.Introduction, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(AllTrades))]
    public async Task PlanHasAsManyQuestionsAsAskedForAndNoTwoTheSame(string trade)
    {
        foreach (var count in new[] { 1, 5, 12, 20 })
        {
            var plan = await Plan(Trades.JobDescription(trade), count);

            AssertWellFormed(plan, count);
        }
    }

    [Theory, MemberData(nameof(AllTrades))]
    public async Task PlanOfSixHasQuestionsOfEveryKind(string trade)
    {
        var plan = await Plan(Trades.JobDescription(trade), 6);

        Assert.Equal(Enum.GetValues<QuestionType>().Order(), plan.Questions.Select(question => question.Type).Distinct().Order());
        Assert.True(plan.Questions.Select(question => question.Competency).Distinct().Count() >= 5);
    }

    [Theory, MemberData(nameof(PoorDescriptions))]
    public async Task PoorDescriptionStillGivesAWholePlan(string description)
    {
        foreach (var count in new[] { 1, 5, 20 })
            AssertWellFormed(await Plan(description, count), count);
    }

    [Fact]
    public async Task OneWordTellsTheField()
    {
        var plan = await Plan("Nurse", 8);

        Assert.Contains(plan.Questions, question => question.Text.Contains("patient", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Hotel Receptionist\n\nYou will:\n- Welcome guests at the front desk\n- Manage reservations in Opera\nRequirements:\n- Experience with Opera PMS\n- Fluent English", "Hotel Receptionist", "guests", "Opera")]
    [InlineData("We are looking for a Pastry Chef to join our kitchen. You will prepare desserts for 120 covers, order ingredients and train two apprentices. Experience with chocolate work is essential.", "Pastry Chef", "desserts", "chocolate work")]
    [InlineData("<h1>Truck Driver</h1><ul><li>Deliver goods across Poland</li><li>Check the vehicle before each tour</li></ul><h2>Requirements</h2><ul><li>Knowledge of tachograph rules</li></ul>", "Truck Driver", "goods across Poland", "tachograph rules")]
    [InlineData("POSITION: LEGAL SECRETARY\nDUTIES\n* Draft letters and court documents\n* Keep the diary of three partners\nSKILLS\n* Proficient in Word and Excel", "Legal Secretary", "court documents", "Word")]
    public async Task DescriptionsOfManyShapesAreRead(string description, string title, string duty, string skill)
    {
        var plan = await Plan(description, 10);
        var text = string.Join('\n', plan.Questions.Select(question => question.Text));

        Assert.Contains(title, plan.Introduction, StringComparison.Ordinal);
        Assert.Contains(duty, text, StringComparison.Ordinal);
        Assert.Contains(skill, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Experience with ventilators required.", "ventilators required")]
    [InlineData("Requirements:\n- Knowledge of Kafka preferred\n- Experience with PostgreSQL a must", "preferred")]
    public async Task HowMuchASkillIsWantedIsNoPartOfItsName(string description, string wrong)
    {
        var plan = await Plan(description, 5);
        Assert.DoesNotContain(plan.Questions, question => question.Text.Contains(wrong, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SkillOfTheResumeIsAskedAboutAsSuch()
    {
        var brief = Conducted.Brief(Trades.JobDescription("backend-engineer")) with { Resume = "2019 to 2023: event pipelines with Kafka." };

        var plan = await new BuiltInInterviewer().PlanAsync(new() { Brief = brief, QuestionCount = 20 }, default);

        Assert.Contains(plan.Questions, question => question.Text.StartsWith("Your resume mentions Kafka", StringComparison.Ordinal));
    }

    [Fact]
    public async Task IntroductionSaysThatAnAiAsksAndAsksNoPlannedQuestion()
    {
        var plan = await Plan(Trades.JobDescription("icu-nurse"), 5);

        Assert.Contains("AI interviewer", plan.Introduction, StringComparison.Ordinal);
        Assert.Contains("Sam Okoye", plan.Introduction, StringComparison.Ordinal);
        Assert.Contains("introduce yourself", plan.Introduction, StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Questions, question => plan.Introduction.Contains(question.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("en-GB", false)]
    [InlineData("EN_us", false)]
    [InlineData("", false)]
    [InlineData("de", true)]
    [InlineData("fr-CA", true)]
    [InlineData("enm", true)]
    public async Task OtherLanguagesAreToldThatItIsInEnglish(string language, bool told)
    {
        var brief = Conducted.Brief("Nurse") with { Language = language };

        var plan = await new BuiltInInterviewer().PlanAsync(new() { Brief = brief, QuestionCount = 3 }, default);

        Assert.Equal(told, plan.Introduction.Contains("in English only", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EverybodyWhoAppliesForAJobIsAskedTheSame()
    {
        var first = await Plan(Trades.JobDescription("sales-lead"), 12, "0192f0c1-0000-7000-8000-000000000001");
        var second = await Plan(Trades.JobDescription("sales-lead"), 12, "0192f0c1-0000-7000-8000-000000000002");

        Assert.Equal(first.Questions.AsEnumerable(), second.Questions.AsEnumerable());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public async Task CountsOutOfRangeAreRefused(int count) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Plan("Nurse", count));

    /// <summary>True where the question names the competency that it is about in words of the job description.</summary>
    private static bool HasPhraseOf(string question, string description)
    {
        string[] starts = ["Let us talk about ", "This position calls for ", "when it comes to ", "When it comes to ", "Part of this job is ", "This job involves ", "to plan in ", "worked with ", "find that "];
        var start = starts.FirstOrDefault(each => question.Contains(each, StringComparison.Ordinal));
        if (start is null)
            return false;
        var words = question[(question.IndexOf(start, StringComparison.Ordinal) + start.Length)..].Split([' ', '.', ',', '?'], StringSplitOptions.RemoveEmptyEntries);
        return words.Take(4).Any(word => word.Length > 2 && description.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static Task<PlanReply> Plan(string description, int count, string sessionId = "0192f0c1-0000-7000-8000-000000000001") =>
        new BuiltInInterviewer().PlanAsync(new() { Brief = Conducted.Brief(description, sessionId), QuestionCount = count }, default);

    private static void AssertWellFormed(PlanReply plan, int count)
    {
        Assert.Equal(count, plan.Questions.Length);
        Assert.Equal(
            Enumerable.Range(1, count).Select(number => $"q{number.ToString(CultureInfo.InvariantCulture)}"),
            plan.Questions.Select(question => question.Id));
        Assert.Equal(count, plan.Questions.Select(question => question.Text).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(plan.Questions, question =>
        {
            Assert.InRange(question.Text.Length, 10, 1_000);
            Assert.DoesNotContain('{', question.Text);
            Assert.DoesNotContain("  ", question.Text, StringComparison.Ordinal);
            Assert.True(char.IsUpper(question.Text[0]), question.Text);
            Assert.True(question.Text[^1] is '?' or '.', question.Text);
            Assert.NotEmpty(question.Competency);
            Assert.NotEmpty(question.Expected!);
        });
        Assert.Equal(ReplyOrigin.BuiltInModel, plan.Origin.Model);
        Assert.Empty(plan.Origin.Usage);
    }
}
