using System.Globalization;

namespace Interviewing.Hosting;

/// <summary>The environment variables that a kind of process reads.</summary>
/// <typeparam name="TSettings">What they are set on.</typeparam>
public sealed class EnvironmentVariables<TSettings>
{
    private readonly List<EnvironmentVariable<TSettings>> _all = [];

    /// <summary>All of them, in the order of <c>.env.example</c>.</summary>
    public IReadOnlyList<EnvironmentVariable<TSettings>> All => _all;

    /// <summary>Adds a variable that takes any text.</summary>
    public void Text(string name, Action<TSettings, string> set) =>
        Add(name, "text", value => value, set);

    /// <summary>Adds a variable that takes a text of some form.</summary>
    public void TextOf<T>(string name, string rule, Func<string, T?> parse, Action<TSettings, T> set)
        where T : class => Add(name, rule, parse, set);

    /// <summary>Adds a variable that takes a text of some length and is never shown.</summary>
    public void Secret(string name, int minLength, Action<TSettings, string> set) =>
        Add(
            name, minLength > 1 ? $"text of at least {minLength} characters" : "text",
            value => value.Length >= minLength ? value : null, set, secret: true);

    /// <summary>Adds a variable that takes one of some words.</summary>
    public void WordOf(string name, string[] words, Action<TSettings, string> set) =>
        Add(name, string.Join(" or ", words), value => words.Contains(value) ? value : null, set);

    /// <summary>Adds a variable that takes a text of some form and is never shown.</summary>
    public void SecretOf(string name, string rule, Func<string, bool> fits, Action<TSettings, string> set) =>
        Add(name, rule, value => fits(value) ? value : null, set, secret: true);

    /// <summary>Adds a variable that takes a whole number.</summary>
    public void Number(string name, int min, int max, Action<TSettings, int> set) =>
        Add(
            name, $"a whole number from {min} to {max}",
            value => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= min && number <= max ? number : (int?)null,
            (settings, number) => set(settings, number!.Value));

    /// <summary>Adds a variable that takes a number, with a fraction if need be, or "none".</summary>
    public void NumberOrNone(string name, double min, double max, Action<TSettings, double?> set) =>
        Add(
            name, string.Create(CultureInfo.InvariantCulture, $"a number from {min} to {max}, or none"),
            value => value.Equals("none", StringComparison.OrdinalIgnoreCase) ? new Choice(null)
                : double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                    && number >= min && number <= max ? new Choice(number) : null,
            (settings, choice) => set(settings, choice!.Number));

    /// <summary>Adds a variable that takes an amount of time in a unit, with a fraction if need be.</summary>
    public void Time(
        string name, string units, TimeSpan unit, double min, double max, Action<TSettings, TimeSpan> set) =>
        Add(
            name, string.Create(CultureInfo.InvariantCulture, $"a number of {units} from {min} to {max}"),
            value => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                && amount >= min && amount <= max ? unit * amount : (TimeSpan?)null,
            (settings, time) => set(settings, time!.Value));

    /// <summary>Adds a variable that takes true or false.</summary>
    public void Flag(string name, Action<TSettings, bool> set) =>
        Add(
            name, "true or false",
            value => bool.TryParse(value, out var flag) ? flag : (bool?)null,
            (settings, flag) => set(settings, flag!.Value));

    /// <summary>Adds a variable that takes an absolute address with one of some schemes.</summary>
    public void Address(string name, string[] schemes, Action<TSettings, Uri> set) =>
        Add(
            name, $"an address that begins with {string.Join(" or ", schemes.Select(scheme => scheme + "://"))}",
            value => Uri.TryCreate(value, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme)
                ? address : null,
            set);

    /// <summary>Adds a variable that takes the name of one of an enumeration's values, in lower case.</summary>
    public void OneOf<T>(string name, Action<TSettings, T> set)
        where T : struct, Enum =>
        Add(
            name, string.Join(" or ", Enum.GetNames<T>().Select(word => word.ToLowerInvariant())),
            value => Enum.GetNames<T>().Contains(value, StringComparer.OrdinalIgnoreCase)
                ? Enum.Parse<T>(value, ignoreCase: true) : (T?)null,
            (settings, choice) => set(settings, choice!.Value));

    private void Add<T>(
        string name, string rule, Func<string, T?> parse, Action<TSettings, T> set, bool secret = false) =>
        _all.Add(new EnvironmentVariable<TSettings>
        {
            Name = name,
            Rule = rule,
            Secret = secret,
            TrySet = (settings, text) =>
            {
                if (parse(text) is not { } value)
                    return false;
                set(settings, value);
                return true;
            },
        });

    // "None" is a value, and no value is not.
    private sealed record Choice(double? Number);
}
