namespace Interviewing.WebFront.Http;

/// <summary>What is wrong with a request, by field. All of it is collected before it is refused.</summary>
internal sealed class FieldErrors
{
    /// <summary>How many fields are named: an array of a million wrong items must not become an answer of as many.</summary>
    private const int MaxFields = 100;

    private SortedDictionary<string, List<string>>? _rules;
    private HashSet<string>? _wrongTypes;

    /// <summary>Adds the rule that a field breaks.</summary>
    public void Add(string field, string rule)
    {
        _rules ??= new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        if (!_rules.TryGetValue(field, out var rules))
        {
            if (_rules.Count >= MaxFields)
                return;
            _rules.Add(field, rules = []);
        }

        rules.Add(rule);
    }

    /// <summary>Notes a field whose value could not be read; its rule says what it must be.</summary>
    public void AddWrongType(string field)
    {
        _wrongTypes ??= new HashSet<string>(StringComparer.Ordinal);
        if (_wrongTypes.Count < MaxFields)
            _wrongTypes.Add(field);
    }

    /// <summary>True, once, for a field that <see cref="AddWrongType"/> noted.</summary>
    public bool TakeWrongType(string field) => _wrongTypes is not null && _wrongTypes.Remove(field);

    /// <summary>True for a field of which something is wrong already.</summary>
    public bool Has(string field) => _rules is not null && _rules.ContainsKey(field);

    /// <summary>Refuses the request if anything is wrong with it.</summary>
    /// <exception cref="InvalidRequestException">Something is.</exception>
    public void ThrowIfAny()
    {
        foreach (var field in _wrongTypes ?? [])
            Add(field, "has a value of the wrong type");
        if (_rules is not null)
            throw new InvalidRequestException(_rules);
    }

    /// <summary>A request that breaks one rule.</summary>
    public static InvalidRequestException Of(string field, string rule)
    {
        FieldErrors errors = new();
        errors.Add(field, rule);
        return new InvalidRequestException(errors._rules!);
    }
}

/// <summary>The request breaks rules of the contract (400).</summary>
internal sealed class InvalidRequestException(IReadOnlyDictionary<string, List<string>> errors)
    : Exception("The request is not valid: " + string.Join("; ", errors.Select(e => $"{e.Key} {e.Value[0]}")) + ".")
{
    /// <summary>The rules, by field.</summary>
    public IReadOnlyDictionary<string, List<string>> Errors => errors;
}
